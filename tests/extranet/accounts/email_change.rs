//! « Adresse e-mail »: the new address, proven.

use std::time::Duration;

use palier::accounts::Email;
use palier::accounts::recovery;
use palier::audit::Origin;

use crate::support::{Browser, Extranet, PASSWORD};

pub const OLD: &str = "camille@example.org";
pub const NEW: &str = "camille.roux@example.net";
pub const NEW_PASSWORD: &str = "cinq tortues bleues dansent";
pub const MINUTE: Duration = Duration::from_mins(1);

pub async fn ask(page: Browser, email: &str) -> Browser {
    page.visit("/profile/email").await.fill("email", email).press("Recevoir le lien").await
}

/// Camille's address after the whole way, and the link of the letter to her former one.
pub async fn moved(extranet: &Extranet, page: Browser) -> (Browser, String) {
    ask(page.clone(), NEW).await.sees("Vérifiez votre boîte mail").sees(NEW);
    let page = page.visit(&extranet.link_mailed_to(NEW).await).await;
    let page = page.sees("Confirmer la nouvelle adresse").press("Confirmer cette adresse").await;
    let page = page.sees("Adresse e-mail modifiée");
    (page, extranet.link_mailed_to(OLD).await)
}

pub async fn restore(page: Browser) -> Browser {
    page.fill("password", NEW_PASSWORD).press("Rétablir mon adresse").await
}

pub async fn addresses(extranet: &Extranet, email: &str) -> i64 {
    extranet.count(&format!("account where email = '{email}'")).await
}

#[tokio::test]
async fn an_address_changes_once_its_link_is_followed_by_whoever_is_signed_in() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let phone = extranet.signed_in(&bellevue, OLD, PASSWORD).await;
    let page = camille.click("Profil").await.click("Changer d'adresse e-mail").await;
    let page = page.sees("Adresse actuelle").sees(OLD).sees("1 heure").sees("7 jours");
    let (page, undo) = moved(&extranet, page).await;
    assert!(undo.starts_with("/email-change/undo/"), "{undo}");
    phone.reload().await.sees("Se connecter").does_not_see("Mes contrats");
    assert_eq!(extranet.count("session").await, 0, "this one ended too");
    let page = page.click("Se connecter").await.fill("identifier", NEW);
    page.fill("password", PASSWORD).press("Se connecter").await.sees("Mes contrats");
    extranet.browser().sign_in(&bellevue, OLD, PASSWORD).await.sees("ne correspond pas");
    let told = extranet.mailbox(NEW).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Votre nouvelle adresse est confirmée"), "{}", told.subject);
}

#[tokio::test]
async fn whoever_reads_the_mailbox_without_the_session_changes_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    ask(camille, NEW).await;
    let link = extranet.link_mailed_to(NEW).await;
    let scanner = extranet.browser().visit(&link).await.sees("Accéder à votre espace");
    scanner.clone().post("/email-change/confirm", &[]).await;
    scanner.post(&link, &[]).await;
    let dossier = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &dossier, "denis@example.org", PASSWORD).await;
    let denis = denis.visit(&link).await.sees("Ce lien ne concerne pas ce compte");
    denis.post("/email-change/confirm", &[]).await.sees("Ce lien ne concerne pas ce compte");
    assert_eq!((addresses(&extranet, OLD).await, addresses(&extranet, NEW).await), (1, 0));
}

#[tokio::test]
async fn on_another_device_the_sign_in_comes_first_and_the_link_is_not_lost() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    ask(camille, NEW).await;
    let link = extranet.link_mailed_to(NEW).await;
    let phone = extranet.browser().visit(&bellevue.login).await.visit(&link).await;
    let phone = phone.fill("identifier", OLD).fill("password", PASSWORD);
    let phone = phone.press("Se connecter").await.sees("Confirmer la nouvelle adresse");
    phone.press("Confirmer cette adresse").await.sees("Adresse e-mail modifiée");
    assert_eq!(addresses(&extranet, NEW).await, 1);
}

#[tokio::test]
async fn an_address_that_another_account_has_looks_like_any_other_and_its_holder_is_told() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let dossier = extranet.dossier(&bellevue, "Denis Petit", None).await;
    extranet.activated(&bellevue, &dossier, "denis@example.org", PASSWORD).await;
    extranet.later(MINUTE);
    let taken = ask(camille.clone(), "denis@example.org").await;
    let told = extranet.mailbox("denis@example.org").await.pop().expect("a letter");
    assert!(told.subject.starts_with("Vous avez déjà un compte"), "{}", told.subject);
    assert!(!told.text.contains("/email-change/"), "{}", told.text);
    let free = ask(camille, NEW).await;
    let without = |page: &Browser| page.page_without(&["denis@example.org", NEW]);
    assert_eq!((taken.status, without(&taken)), (free.status, without(&free)));
    assert_eq!(addresses(&extranet, "denis@example.org").await, 1);
}

#[tokio::test]
async fn an_address_taken_meanwhile_is_not_taken_over() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    ask(camille.clone(), NEW).await;
    let link = extranet.link_mailed_to(NEW).await;
    extranet.later(MINUTE);
    let dossier = extranet.dossier(&bellevue, "Denis Petit", None).await;
    extranet.activated(&bellevue, &dossier, NEW, NEW_PASSWORD).await;
    let page = camille.visit(&link).await.press("Confirmer cette adresse").await;
    page.sees("Cette adresse ne peut pas être utilisée");
    assert_eq!(addresses(&extranet, OLD).await, 1);
    extranet.signed_in(&bellevue, NEW, NEW_PASSWORD).await;
}

#[tokio::test]
async fn a_link_lives_an_hour_serves_once_and_gives_way_to_the_next() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    ask(camille.clone(), NEW).await;
    let first = extranet.link_mailed_to(NEW).await;
    extranet.later(MINUTE);
    ask(camille.clone(), "camille@example.com").await;
    let second = extranet.link_mailed_to("camille@example.com").await;
    let page = camille.clone().visit(&first).await;
    assert_eq!(page.sees("Ce changement a été abandonné").status, 410);
    let page = camille.clone().visit(&second).await.sees("Confirmer la nouvelle adresse");
    let page = extranet.wait(page, Duration::from_mins(59));
    let page = page.press("Confirmer cette adresse").await;
    assert!(!page.text().contains("abandonné"));
    extranet.later(MINUTE);
    assert_eq!(extranet.count("account where email = 'camille@example.com'").await, 1);
}

#[tokio::test]
async fn a_change_may_be_given_up() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let page = ask(camille, NEW).await.press("Abandonner ce changement").await;
    let page = page.sees("Changement abandonné").does_not_see(NEW);
    let page = page.visit(&extranet.link_mailed_to(NEW).await).await;
    page.sees("Ce changement a été abandonné");
}

#[tokio::test]
async fn every_recovery_kills_a_change_under_way() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    ask(camille, NEW).await;
    let link = extranet.link_mailed_to(NEW).await;
    let origin = Origin::console(extranet.clock.now());
    let email = Email::parse(OLD).expect("an address");
    recovery::reset_sessions(&extranet.app.db, &email, &origin).await.expect("a reset");
    let page = extranet.signed_in(&bellevue, OLD, PASSWORD).await;
    let page = page.visit(&link).await.sees("Ce changement a été abandonné");
    extranet.later(MINUTE);
    ask(page.clone(), NEW).await;
    let link = extranet.link_mailed_to(NEW).await;
    let page = page.visit("/profile/password").await.fill("current", PASSWORD);
    let page = page.fill("password", NEW_PASSWORD).press("Modifier le mot de passe").await;
    page.visit(&link).await.sees("Ce changement a été abandonné");
    assert_eq!(addresses(&extranet, OLD).await, 1);
}

#[tokio::test]
async fn it_takes_fresh_secrets_and_leads_back() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let camille = extranet.wait(camille, Duration::from_mins(11));
    let page = camille.visit("/profile/email").await.sees("Confirmez que c'est vous");
    let page = page.fill("password", PASSWORD).press("Confirmer").await;
    assert_eq!(page.url, "/profile/email");
    page.fill("email", NEW).press("Recevoir le lien").await.sees(NEW);
}

#[tokio::test]
async fn what_is_no_new_address_is_refused() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    for (typed, words) in [
        ("", "adresse e-mail"),
        ("camille", "adresse e-mail"),
        ("Camille@Example.ORG", "C'est déjà l'adresse de votre compte"),
    ] {
        let page = ask(camille.clone(), typed).await;
        let told = page.mistake_on("email").expect("a mistake");
        assert!(told.contains(words), "{typed}: {told}");
    }
    let page = ask(camille, NEW).await;
    let page = ask(page, NEW).await.sees("Un message vient de partir");
    assert_eq!(page.status, 429);
}
