//! « Profil »: the password of somebody who is signed in.

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const NEW: &str = "cinq tortues bleues dansent";

async fn change(page: Browser, current: &str, new: &str) -> Browser {
    let page = page.visit("/profile/password").await.fill("current", current);
    page.fill("password", new).press("Modifier le mot de passe").await
}

#[tokio::test]
async fn the_profile_says_how_each_agency_knows_the_person() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let page = browser.click("Profil").await.sees(CAMILLE).sees("Chez Cabinet Bellevue");
    page.sees("Camille Roux").click("Modifier le mot de passe").await.sees("Mot de passe actuel");
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_this_one_goes_on_renewed() {
    let extranet = Extranet::open().await;
    let (bellevue, _, browser) = extranet.camille().await;
    let other = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let before = browser.cookie("__Host-sid").unwrap();
    let page = change(browser, PASSWORD, NEW).await;
    let page = page.sees("Mot de passe modifié. Vos autres appareils ont été déconnectés.");
    let after = page.cookie("__Host-sid").unwrap();
    assert_ne!(before.value(), after.value(), "the session has a new number");
    page.visit("/").await.sees("Mes contrats");
    other.reload().await.sees("Se connecter");
    assert_eq!(extranet.count("session").await, 1);
    let told = extranet.mailbox(CAMILLE).await.pop().unwrap();
    assert!(told.subject.starts_with("Votre mot de passe a été modifié"), "{}", told.subject);
    extranet.signed_in(&bellevue, CAMILLE, NEW).await;
    extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("ne correspond pas");
}

#[tokio::test]
async fn the_current_password_must_be_right() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let page = change(browser, "wrong", NEW).await;
    let told = page.mistake_on("current").unwrap();
    assert!(told.contains("Le mot de passe actuel ne correspond pas"), "{told}");
    assert!(!page.html().contains(NEW));
    let page = change(page, "", NEW).await;
    assert!(page.mistake_on("current").unwrap().contains("Saisissez votre mot de passe actuel"));
    assert_eq!(extranet.count("account where password_changed_at > created_at").await, 0);
}

#[tokio::test]
async fn the_new_one_meets_the_same_criteria() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let refused = [
        ("", "Saisissez votre nouveau mot de passe"),
        ("lapin vert", "doit contenir 12 caractères ou plus"),
        ("camille quatre lapins verts", "contient votre nom, votre adresse"),
        ("douze tortues chez bellevue", "contient votre nom, votre adresse"),
    ];
    let mut page = browser;
    for (password, words) in refused {
        page = change(page, PASSWORD, password).await;
        let told = page.mistake_on("password").unwrap();
        assert!(told.contains(words), "{password}: {told}");
        assert_eq!(page.value("username"), CAMILLE);
    }
    let judged = page.post("/profile/password/criteria", &[("password", NEW)]).await;
    assert!(judged.html().contains("\"length\":true"), "{}", judged.html());
}

#[tokio::test]
async fn the_current_password_cannot_be_guessed_there() {
    let extranet = Extranet::open().await;
    let (.., mut page) = extranet.camille().await;
    for _ in 0..5 {
        page = change(page, "wrong", NEW).await;
        assert_eq!(page.status, 422);
    }
    let page = change(page, PASSWORD, NEW).await.sees("Trop d'essais.");
    assert_eq!(page.status, 429);
}

#[tokio::test]
async fn of_two_changes_at_once_one_wins() {
    let extranet = Extranet::open().await;
    let (bellevue, _, one) = extranet.camille().await;
    let other = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let (one, other) = tokio::join!(
        change(one, PASSWORD, NEW),
        change(other, PASSWORD, "six renards gris voyagent")
    );
    let changed = |page: &Browser| page.text().contains("Mot de passe modifié");
    assert!(changed(&one) != changed(&other), "{} / {}", one.text(), other.text());
    assert_eq!(extranet.count("session").await, 1);
}

#[tokio::test]
async fn coming_second_with_the_right_password_is_no_wrong_try() {
    // Hashes that take a while: both passwords are looked at before either is changed.
    let extranet = Extranet::open_with(|settings| settings.hashing.memory_kib = 8_192).await;
    let (bellevue, _, one) = extranet.camille().await;
    let other = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let (_one, _other) = tokio::join!(change(one, PASSWORD, NEW), change(other, PASSWORD, NEW));
    let mut page = extranet.signed_in(&bellevue, CAMILLE, NEW).await;
    for _ in 0..5 {
        page = change(page, "wrong", "six renards gris voyagent").await;
        assert_eq!(page.status, 422, "five tries are free, and none was used up");
    }
    assert_eq!(change(page, "wrong", "six renards gris voyagent").await.status, 429);
}

#[tokio::test]
async fn the_profile_lists_each_contract_since_when_and_how_to_detach_it() {
    let extranet = Extranet::open().await;
    let (_, dossier, camille) = extranet.camille().await;
    let page = camille.visit("/profile").await.sees("Dans votre compte depuis le 12 mai 2026");
    let page = page.sees(&dossier.contract.reference).sees("Locataire, 8 rue des Lilas");
    page.clone().click("Locataire, 8 rue des Lilas, 31000 Toulouse").await.sees("Mon logement");
    let page = page.click("Détacher").await.sees("Détacher ce contrat");
    let (one, other) = (page.clone(), page);
    let (one, other) =
        tokio::join!(one.press("Détacher ce contrat"), other.press("Détacher ce contrat"));
    one.sees("Contrat détaché");
    other.sees("Contrat détaché");
    let letters = extranet.mailbox(CAMILLE).await;
    let told = |letter: &&crate::support::eml::Eml| letter.subject.contains("a été détaché");
    assert_eq!(letters.iter().filter(told).count(), 1);
}
