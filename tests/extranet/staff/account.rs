//! « Mon compte »: password, codes, telephone, other devices.

use std::time::Duration;

use palier::staff::Right;

use super::kit::{PASSWORD, code, enrolled, joined, secrets, signed_in, typed};
use crate::support::Extranet;

const NEW: &str = "seize lampes vertes s'allument";

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_is_told() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let other = signed_in(&extranet, &claire).await;
    let page = claire.browser.visit("/office/account").await.sees("2 appareils sont connectés");
    let page = page.click("Modifier le mot de passe").await.fill("password", NEW);
    let page = page.press("Modifier le mot de passe").await.sees("Mot de passe modifié.");
    page.reload().await.sees("Seul cet appareil est connecté.");
    assert!(other.visit("/office/account").await.url.starts_with("/office/login"));
    typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await.sees("ne correspond pas");
    typed(extranet.browser(), "BELLEVUE", &claire.email, NEW).await.sees("Code de vérification");
    let letters = extranet.mailbox(&claire.email).await;
    assert!(letters.iter().any(|it| it.subject.starts_with("Votre mot de passe a été modifié")));
}

#[tokio::test]
async fn new_recovery_codes_replace_the_former_ones() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let page = claire.browser.visit("/office/account").await;
    let former = page.cookie("__Host-bo").expect("a session").value().to_owned();
    let page = page.press("Créer de nouveaux codes de secours").await;
    let codes = secrets(&page);
    assert_eq!(codes.len(), 10);
    let told = extranet.mailbox(&claire.email).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Nouveaux codes de secours"), "{}", told.subject);
    let copy = extranet.browser().with_cookie("__Host-bo", &former).visit("/office/account").await;
    copy.sees("Réservé au personnel de l'agence");
    page.reload().await;
    for (number, code) in [(false, &claire.codes[0]), (true, &codes[0])] {
        let page = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
        let page = page.click("Utiliser un code de secours").await;
        let page = page.fill("code", code).press("Se connecter").await;
        assert_eq!(page.cookie("__Host-bo").is_some(), number);
    }
}

#[tokio::test]
async fn another_telephone_takes_the_place_of_the_former_one() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let other = signed_in(&extranet, &claire).await;
    let page = claire.browser.clone().visit("/office/account").await;
    let page = page.press("Changer de téléphone ou d'application").await;
    let (page, secret, _) = enrolled(&extranet, page).await;
    page.visit("/office/account").await.sees("Mon compte");
    assert!(other.visit("/office/account").await.url.starts_with("/office/login"));
    extranet.later(Duration::from_mins(1));
    let page = signed_in(&extranet, &claire).await.sees("Le code ne correspond pas");
    let page = page.fill("code", &code(&extranet, &secret)).press("Se connecter").await;
    assert!(page.cookie("__Host-bo").is_some());
}

#[tokio::test]
async fn the_other_devices_are_signed_out_at_a_press() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let other = signed_in(&extranet, &claire).await;
    let page = claire.browser.visit("/office/account").await;
    let page = page.press("Déconnecter les autres appareils").await;
    page.sees("Les autres appareils ont été déconnectés.").sees("Seul cet appareil");
    assert!(other.visit("/office/account").await.url.starts_with("/office/login"));
}
