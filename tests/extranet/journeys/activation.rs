//! From the letter to « Mes contrats », on a phone and on a desk, with and without JavaScript.

use super::world::{PASSWORD, World, is_at_ease, sign_in, start_activation};
use crate::support::chromium::Screen;

async fn activates(screen: Screen, has_script: bool) {
    let world = World::open().await;
    let bellevue = world.extranet.bellevue().await;
    let dossier = world.extranet.dossier(&bellevue, "Camille Roux", Some("old@example.org")).await;
    let paper = world.extranet.paper(&bellevue, &dossier).await;

    let browser = world.browser(screen).await;
    start_activation(&browser, &bellevue.login, &paper, "camille@example.org").await;
    if has_script {
        is_at_ease(&browser).await;
    }
    let mail = world.mail_to("camille@example.org", 1).await;
    assert_eq!(mail.subject, "Activez votre compte – Cabinet Bellevue");

    browser.visit(&world.link_to("camille@example.org", 1).await).await;
    browser.sees("Votre compte est à jour").await;
    sign_in(&browser, "camille@example.org", PASSWORD).await;
    browser.sees("Mes contrats").await;
    browser.sees("8 rue des Lilas, 31000 Toulouse").await;
    if has_script {
        is_at_ease(&browser).await;
    }

    browser.press("Se déconnecter").await;
    browser.sees("Vous êtes déconnecté.").await;
    sign_in(&browser, "camille@example.org", PASSWORD).await;
    browser.sees("Mes contrats").await;
    world.mail_to("camille@example.org", 2).await;
    let told = world.mail_to("old@example.org", 1).await;
    assert!(told.subject.contains("Un accès à votre dossier a été activé"), "{}", told.subject);
    world.close().await;
}

#[tokio::test]
async fn a_letter_becomes_an_account_on_a_phone() {
    activates(Screen::phone(), true).await;
}

#[tokio::test]
async fn a_letter_becomes_an_account_on_a_desk_in_the_dark() {
    activates(Screen::desktop().dark(), true).await;
}

#[tokio::test]
async fn a_letter_becomes_an_account_without_javascript() {
    activates(Screen::phone().without_javascript(), false).await;
}

#[tokio::test]
async fn the_criteria_tick_while_one_types() {
    let world = World::open().await;
    let bellevue = world.extranet.bellevue().await;
    let dossier = world.extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = world.extranet.paper(&bellevue, &dossier).await;
    let browser = world.browser(Screen::phone()).await;
    browser.visit(&bellevue.login.replace("/login", "/activation")).await;
    browser.fill("Identifiant provisoire", &paper.login).await;
    browser.fill("Mot de passe provisoire", &paper.secret).await;
    browser.press("Continuer").await;
    browser.fill("Adresse e-mail", "camille@example.org").await;
    browser.press("Continuer").await;

    browser.fill("Nouveau mot de passe", "motdepasse").await;
    browser.sees("Critères respectés : 1 sur 4").await;
    browser.fill("Nouveau mot de passe", PASSWORD).await;
    browser.sees("Critères respectés : 4 sur 4").await;
    is_at_ease(&browser).await;
    world.close().await;
}
