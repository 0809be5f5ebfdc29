//! « Détacher ce contrat », and coming back.

use std::time::Duration;

use crate::support::{Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn a_contract_is_detached_without_a_password_just_after_signing_in() {
    let extranet = Extranet::open().await;
    let (bellevue, _, browser) = extranet.camille().await;
    let elsewhere = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await.sees("8 rue des Lilas");
    extranet.later(Duration::from_mins(10));
    let page = browser.click("Détacher ce contrat").await.sees("Camille Roux");
    let page = page.sees("Vous ne verrez plus ici ce qui concerne ce dossier.");
    assert!(!page.has_field("password"));
    let page = page.press("Détacher ce contrat").await.sees("Contrat détaché.");
    page.does_not_see("8 rue des Lilas").sees("Aucun contrat pour l'instant");
    elsewhere.reload().await.does_not_see("8 rue des Lilas");
    let told = extranet.mailbox(CAMILLE).await.pop().unwrap();
    assert_eq!(told.subject, "Un contrat a été détaché de votre compte – Cabinet Bellevue");
}

#[tokio::test]
async fn later_the_password_is_asked_and_a_wrong_one_refused() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let page = browser.click("Détacher ce contrat").await;
    extranet.later(Duration::from_mins(10) + Duration::from_secs(1));
    let page = page.press("Détacher ce contrat").await;
    assert!(page.mistake_on("password").unwrap().contains("Saisissez votre mot de passe actuel"));
    let page = page.fill("password", "wrong").press("Détacher ce contrat").await;
    assert!(page.mistake_on("password").unwrap().contains("ne correspond pas"));
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
    let page = page.fill("password", PASSWORD).press("Détacher ce contrat").await;
    page.sees("Contrat détaché.");
}

#[tokio::test]
async fn the_password_cannot_be_guessed_there() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    extranet.later(Duration::from_mins(11));
    let mut page = browser.click("Détacher ce contrat").await;
    for _ in 0..5 {
        page = page.fill("password", "wrong").press("Détacher ce contrat").await;
        assert_eq!(page.status, 422);
    }
    let page = page.fill("password", PASSWORD).press("Détacher ce contrat").await;
    assert_eq!(page.status, 429);
    page.sees("Trop d'essais.");
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
}

#[tokio::test]
async fn a_new_letter_attaches_it_again() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, browser) = extranet.camille().await;
    let page = browser.click("Détacher ce contrat").await.press("Détacher ce contrat").await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let page = page.visit(&bellevue.login).await.click("Ajouter un contrat de cette agence").await;
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    let page = page.press("Continuer").await.press("Ajouter ce contrat").await;
    page.sees("Contrat ajouté.").sees("8 rue des Lilas");
    assert_eq!(extranet.count("link").await, 2);
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
}

#[tokio::test]
async fn a_detached_contract_can_go_to_another_account() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, browser) = extranet.camille().await;
    browser.click("Détacher ce contrat").await.press("Détacher ce contrat").await;
    let page = extranet.activated(&bellevue, &dossier, "new@example.org", PASSWORD).await;
    page.sees("8 rue des Lilas");
}

#[tokio::test]
async fn nobody_sees_or_cuts_somebody_else_s_link() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    let hers = camille.click("Détacher ce contrat").await;
    let seen = denis.clone().visit(&hers.url).await;
    assert_eq!(seen.status, 404);
    let unknown = "/detachment/00000000-0000-4000-8000-000000000000";
    assert_eq!(denis.clone().visit(unknown).await.text(), seen.text());
    assert_eq!(denis.post(&hers.url, &[]).await.status, 404);
    assert_eq!(extranet.count("link where ended_at is null").await, 2);
}
