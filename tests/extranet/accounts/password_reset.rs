//! « Mot de passe oublié ? », from the question to the new password.

use std::time::Duration;

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const NEW: &str = "cinq tortues bleues dansent";

async fn asked(extranet: &Extranet, email: &str) -> Browser {
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", email).press("Recevoir le lien").await
}

async fn mailed(extranet: &Extranet) -> String {
    asked(extranet, CAMILLE).await;
    extranet.link_mailed_to(CAMILLE).await
}

async fn choose(page: Browser, password: &str) -> Browser {
    page.fill("password", password).press("Enregistrer le mot de passe").await
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_mailed_link() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    let page = extranet.browser().visit(&bellevue.login).await.click("Mot de passe oublié ?").await;
    let page = page.sees("Cabinet Bellevue").fill("email", CAMILLE).press("Recevoir le lien").await;
    let page = page.sees("Si un compte existe pour cette adresse, vous recevrez un lien");
    let page = page.visit(&extranet.link_mailed_to(CAMILLE).await).await;
    assert_eq!(
        (page.url.as_str(), page.value("username").as_str()),
        ("/password-reset/choose", CAMILLE)
    );
    let page = choose(page, NEW).await.sees("Mot de passe réinitialisé");
    let page = page.sees("Votre mot de passe a bien été mis à jour.");
    let page = page.sees("Si vous n'êtes pas redirigé, cliquez ici");
    let promise = "Vous allez être redirigé automatiquement dans quelques secondes...";
    let page = page.does_not_see(promise);
    assert!(page.html().contains("data-redirect") && !page.html().contains("http-equiv"));
    let page = page.click("Se connecter").await.fill("identifier", CAMILLE).fill("password", NEW);
    page.press("Se connecter").await.sees("Mes contrats");
    extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("ne correspond pas");
    let letters = extranet.mailbox(CAMILLE).await;
    let told = |letter: &crate::support::eml::Eml| {
        letter.subject.starts_with("Votre mot de passe a été modifié")
    };
    assert_eq!(letters.iter().filter(|letter| told(letter)).count(), 1);
}

#[tokio::test]
async fn a_link_lives_half_an_hour() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    let link = mailed(&extranet).await;
    extranet.later(Duration::from_mins(30) - Duration::from_secs(1));
    let page = extranet.browser().visit(&link).await.sees("Choisissez un nouveau mot de passe");
    extranet.later(Duration::from_secs(1));
    let page = choose(page, NEW).await.sees("Ce lien a expiré le 12 mai 2026 à 15:03");
    assert_eq!(page.status, 410);
}

/// One count of mails for one address, whatever they are about: a mailbox is not flooded by turns.
#[tokio::test]
async fn whoever_asks_in_the_minute_of_another_mail_is_told_to_wait_and_not_left_waiting() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    asked(&extranet, CAMILLE).await.sees("vous recevrez un lien");
    let page = asked(&extranet, CAMILLE).await;
    let page = page.sees("Un message vient de partir. Vous pourrez en demander un autre dans");
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, Some("60")));
    extranet.later(Duration::from_mins(1));
    let page = page.press("Recevoir le lien").await.sees("vous recevrez un lien");
    page.visit(&extranet.link_mailed_to(CAMILLE).await).await.sees("nouveau mot de passe");
}

#[tokio::test]
async fn every_page_tells_the_life_that_a_link_really_has() {
    let extranet = Extranet::open_with(|settings| {
        settings.reset.link = Duration::from_mins(20);
    })
    .await;
    extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    extranet.browser().visit("/help").await.sees("un lien valable 20 minutes");
    extranet.browser().visit("/password-reset/sent").await.sees("Le lien est valable 20 minutes");
    let link = mailed(&extranet).await;
    extranet.later(Duration::from_mins(20));
    let page = extranet.browser().visit(&link).await.sees("Ce lien a expiré le");
    page.sees("Un lien n'est valable que 20 minutes.");
}

#[tokio::test]
async fn whoever_comes_with_an_agency_s_codes_stays_with_that_agency() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    let page = page.sees("Cabinet Bellevue").press("Recevoir le lien").await;
    let page = page.sees("Cabinet Bellevue").fill("email", "nobody@example.org");
    page.press("Recevoir le lien").await.sees("vous recevrez un lien").sees("Cabinet Bellevue");
}

#[tokio::test]
async fn a_link_serves_once_whatever_the_tab() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    let link = mailed(&extranet).await;
    let page = extranet.browser().visit(&link).await;
    let (other_tab, phone) = (page.clone(), extranet.browser().visit(&link).await);
    choose(page, NEW).await.sees("Mot de passe réinitialisé");
    choose(other_tab, "six renards gris voyagent").await.sees("Ce lien a déjà servi");
    choose(phone, "sept hiboux noirs ronflent").await.sees("Ce lien a déjà servi");
    extranet.signed_in(&bellevue, CAMILLE, NEW).await;
}

#[tokio::test]
async fn of_two_tabs_pressed_at_once_one_wins() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    let link = mailed(&extranet).await;
    let one = extranet.browser().visit(&link).await;
    let other = extranet.browser().visit(&link).await;
    let (one, other) = tokio::join!(choose(one, NEW), choose(other, "six renards gris voyagent"));
    let mut told = [one.status.as_u16(), other.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [200, 410]);
    assert_eq!(extranet.count("account where security_epoch = 2").await, 1);
}

#[tokio::test]
async fn a_newer_link_takes_the_place_of_the_older() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    let older = mailed(&extranet).await;
    extranet.later(Duration::from_mins(1));
    let newer = mailed(&extranet).await;
    extranet.browser().visit(&older).await.sees("Un lien plus récent vous a été envoyé");
    let page = extranet.browser().visit(&newer).await;
    choose(page, NEW).await.sees("Mot de passe réinitialisé");
}

#[tokio::test]
async fn every_session_ends_and_looking_at_the_link_ends_none() {
    let extranet = Extranet::open().await;
    let (bellevue, _, first) = extranet.camille().await;
    let second = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    extranet.later(Duration::from_mins(1));
    let link = mailed(&extranet).await;
    for _ in 0..100 {
        extranet.browser().visit(&link).await;
    }
    let first = first.reload().await.sees("Mes contrats");
    choose(extranet.browser().visit(&link).await, NEW).await.sees("Mot de passe réinitialisé");
    first.reload().await.sees("Se connecter").does_not_see("Mes contrats");
    second.reload().await.sees("Se connecter");
    assert_eq!(extranet.count("session").await, 0);
}

#[tokio::test]
async fn the_criteria_hold_here_too() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    let page = extranet.browser().visit(&mailed(&extranet).await).await;
    let page = choose(page, "").await.sees("Saisissez votre nouveau mot de passe");
    let page = choose(page, "lapin vert").await.sees("doit contenir 12 caractères ou plus");
    let page = choose(page, "camille quatre lapins verts").await.sees("contient votre nom");
    assert_eq!(page.value("username"), CAMILLE);
    let judged = page.post("/password-reset/criteria", &[("password", NEW)]).await;
    assert!(judged.html().contains("\"length\":true"), "{}", judged.html());
    let stranger = extranet.browser().visit("/login").await;
    let judged = stranger.post("/password-reset/criteria", &[("password", NEW)]).await;
    assert_eq!(judged.status, 404);
}

#[tokio::test]
async fn too_many_tries_leave_the_reset_open() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    for _ in 0..6 {
        extranet.browser().sign_in(&bellevue, CAMILLE, "wrong").await;
    }
    let page = extranet.browser().visit(&mailed(&extranet).await).await;
    choose(page, NEW).await.sees("Mot de passe réinitialisé");
}
