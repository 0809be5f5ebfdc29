//! A right password and a wrong second factor: its holder hears of it, and is not kept out by it.

use std::time::Duration;

use super::factor_kit::{CAMILLE, camille_with_application, code, half, session, wrong_code};
use crate::support::extranet::ORIGIN;
use crate::support::soft_key::{SoftKey, options};
use crate::support::{Extranet, PASSWORD};

async fn told(extranet: &Extranet) -> usize {
    let letters = extranet.mailbox(CAMILLE).await;
    letters.iter().filter(|it| it.subject.starts_with("Bon mot de passe, mauvais code")).count()
}

#[tokio::test]
async fn the_first_wrong_code_after_the_right_password_is_told_once_a_day() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let page = half(&extranet, &camille.bellevue).await;
    assert_eq!(told(&extranet).await, 0);
    let wrong = wrong_code(&extranet, &camille.secret);
    let page = page.fill("code", &wrong).press("Se connecter").await.sees("ne correspond pas");
    assert_eq!(told(&extranet).await, 1);
    let page = page.fill("code", &wrong).press("Se connecter").await;
    assert_eq!(told(&extranet).await, 1);
    extranet.later(Duration::from_hours(24));
    let page = page.visit("/").await.sign_in(&camille.bellevue, CAMILLE, PASSWORD).await;
    page.fill("code", &wrong_code(&extranet, &camille.secret)).press("Se connecter").await;
    assert_eq!(told(&extranet).await, 2);
}

#[tokio::test]
async fn so_is_a_key_that_is_not_theirs() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let page = half(&extranet, &camille.bellevue).await;
    let stranger = SoftKey::new(ORIGIN);
    let asked = options(&page, "/login/factor/passkey/options").await;
    let form = [("credential", stranger.used(&asked))];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    page.post("/login/factor/passkey", &form).await.sees("n'est plus liée à un compte");
    assert_eq!(told(&extranet).await, 1);
}

#[tokio::test]
async fn the_activity_counts_every_kind_of_try_that_failed() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    extranet.browser().sign_in(&camille.bellevue, CAMILLE, "wrong").await;
    let page = half(&extranet, &camille.bellevue).await;
    page.fill("code", &wrong_code(&extranet, &camille.secret)).press("Se connecter").await;
    extranet.later(Duration::from_mins(11));
    let page = camille.browser.clone().visit("/profile/security/two-steps/off").await;
    let page = page.fill("password", "wrong").fill("code", &code(&extranet, &camille.secret));
    let page = page.press("Confirmer").await;
    page.visit("/profile/activity").await.sees("3 essais de connexion refusés");
}

/// Else whoever knows the password could keep the holder out for as long as they like.
#[tokio::test]
async fn strangers_at_the_second_step_do_not_keep_the_holder_out_of_a_known_browser() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let own = camille.browser.clone().visit("/").await.press("Se déconnecter").await;
    let thief = half(&extranet, &camille.bellevue).await;
    let wrong = wrong_code(&extranet, &camille.secret);
    for _ in 0..6 {
        thief.clone().fill("code", &wrong).press("Se connecter").await;
    }
    let right = code(&extranet, &camille.secret);
    let closed = thief.fill("code", &right).press("Se connecter").await;
    assert_eq!((closed.status.as_u16(), session(&closed)), (429, None));
    let own = own.sign_in(&camille.bellevue, CAMILLE, PASSWORD).await.sees("Code de vérification");
    // Their own browser has a limit too.
    for _ in 0..4 {
        let again = own.clone().fill("code", &wrong).press("Se connecter").await;
        assert_eq!(again.status, 422);
    }
    let own = own.fill("code", &right).press("Se connecter").await;
    assert!(session(&own).is_some());
}

/// A mailed link makes a browser known, and proves no factor.
#[tokio::test]
async fn a_browser_known_by_a_mailed_link_alone_shares_the_count_of_strangers() {
    const NEW: &str = "neuf girafes violettes nagent";
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let thief = half(&extranet, &camille.bellevue).await;
    let wrong = wrong_code(&extranet, &camille.secret);
    for _ in 0..5 {
        thief.clone().fill("code", &wrong).press("Se connecter").await;
    }
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = extranet.browser().visit(&link).await.fill("password", NEW);
    let page = page.press("Enregistrer le mot de passe").await;
    let page = page.sign_in(&camille.bellevue, CAMILLE, NEW).await.sees("Code de vérification");
    let page = page.fill("code", &wrong).press("Se connecter").await;
    assert_eq!(page.status, 429);
}

#[tokio::test]
async fn new_recovery_codes_change_the_number_of_the_session() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let page = camille.browser.clone().visit("/profile/security").await;
    let former = session(&page).expect("a session");
    let page = page.press("Créer de nouveaux codes de secours").await.sees("Vos codes de secours");
    assert_ne!(session(&page), Some(former.clone()));
    page.visit("/profile/security").await.sees("10 codes de secours");
    let copy = extranet.browser().with_cookie("__Host-sid", &former);
    let copy = copy.visit("/profile/security").await.sees("Accéder à votre espace");
    copy.does_not_see("Codes de secours");
}
