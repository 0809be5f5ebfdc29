//! /activation: from the letter to an account.

use std::time::Duration;

use crate::support::{Extranet, PASSWORD};

#[tokio::test]
async fn a_letter_becomes_an_account_at_the_first_sign_in() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;

    let browser = extranet.browser().visit(&bellevue.login).await.sees("Se connecter");
    let browser = browser
        .fill_labelled("Adresse e-mail ou identifiant provisoire", &paper.login)
        .fill_labelled("Mot de passe", &paper.secret)
        .press("Se connecter")
        .await;
    let browser = browser.sees("Camille Roux").sees("Locataire, 8 rue des Lilas");
    assert_eq!(browser.value("email"), "camille@example.org");
    let browser = browser.press("Continuer").await;
    let browser = browser.fill("password", PASSWORD).press("Créer mon compte").await;
    browser.sees("Vérifiez votre boîte mail").sees("camille@example.org");

    let link = extranet.link_mailed_to("camille@example.org").await;
    let phone = extranet.browser().visit(&link).await.sees("Votre compte est à jour");
    let phone = phone
        .fill("email", "camille@example.org")
        .fill("password", PASSWORD)
        .press("Se connecter")
        .await;
    phone.sees("Mes contrats").sees("Cabinet Bellevue").sees("8 rue des Lilas, 31000 Toulouse");
}

#[tokio::test]
async fn whoever_has_no_account_has_a_clearer_form_of_their_own() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.browser().visit(&bellevue.login).await.click("Je n'ai pas de compte").await;
    let page = page.sees("Mise à jour du compte").sees("Cabinet Bellevue");
    let page = page
        .fill_labelled("Identifiant provisoire", &paper.login.to_lowercase().replace('-', " "))
        .fill_labelled("Mot de passe provisoire", &paper.secret.to_lowercase().replace('-', ""));
    page.press("Continuer").await.sees("Votre adresse e-mail").sees("Camille Roux");
}

#[tokio::test]
async fn an_empty_form_says_what_is_missing_and_never_gives_the_secret_back() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.browser().visit(&bellevue.login).await.click("Je n'ai pas de compte").await;
    let page = page.press("Continuer").await.sees("Il y a 2 erreurs");
    let told = page.mistake_on("login").unwrap();
    assert!(told.contains("Saisissez votre identifiant provisoire"), "{told}");
    let told = page.mistake_on("secret").unwrap();
    assert!(told.contains("Saisissez votre mot de passe provisoire"), "{told}");
    let page = page.fill("secret", &paper.secret).press("Continuer").await;
    assert!(page.mistake_on("login").is_some() && page.mistake_on("secret").is_none());
    assert!(!page.html().contains(&paper.secret));
}

#[tokio::test]
async fn the_address_that_the_agency_knows_is_told_only_to_the_holder_of_the_pair() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.browser().visit(&bellevue.login).await.fill("identifier", &paper.login);
    let page = page.fill("password", "wrong").press("Se connecter").await;
    assert!(!page.html().contains("camille") && !page.html().contains("Camille"));
    let page = page.claim(&bellevue, &paper).await;
    assert_eq!(page.value("email"), "camille@example.org");
    assert!(!page.url.contains("camille"));
    let cookies = page.hops.iter().flat_map(|hop| hop.headers.get_all("set-cookie").iter());
    assert!(cookies.into_iter().all(|cookie| !cookie.to_str().unwrap().contains("camille")));
}

#[tokio::test]
async fn no_step_can_be_reached_without_the_pair() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camilles_letter().await;
    for step in ["/activation/email", "/activation/password", "/activation/check-mail"] {
        let page = extranet.browser().visit(&bellevue.login).await.visit(step).await;
        page.sees("Identifiants provisoires").sees("Cabinet Bellevue");
    }
    let posted = extranet.browser().visit(&bellevue.login).await;
    let posted = posted.post("/activation/password", &[("password", PASSWORD)]).await;
    posted.sees("Identifiants provisoires");
    assert_eq!(extranet.count("activation").await, 0);
}

#[tokio::test]
async fn no_step_can_be_skipped() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_email_step(&bellevue, &paper).await;
    let page = page.visit("/activation/password").await.sees("Votre adresse e-mail");
    let page = page.post("/activation/password", &[("password", PASSWORD)]).await;
    let page = page.sees("Votre adresse e-mail");
    page.visit("/activation/check-mail").await.sees("Votre adresse e-mail");
    assert_eq!(extranet.count("outbox").await, 0);
}

#[tokio::test]
async fn after_half_an_hour_the_pair_is_asked_again() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_email_step(&bellevue, &paper).await;
    extranet.later(Duration::from_mins(29));
    let page = page.press("Continuer").await.sees("Choisissez votre mot de passe");
    extranet.later(Duration::from_mins(1));
    let page = page.fill("password", PASSWORD).press("Créer mon compte").await;
    let page = page.sees("Identifiants provisoires").sees("Cabinet Bellevue");
    page.claim(&bellevue, &paper).await.sees("Votre adresse e-mail");
}

#[tokio::test]
async fn without_an_agency_the_activation_asks_for_it_first() {
    let extranet = Extranet::open().await;
    let (_, _, paper) = extranet.camilles_letter().await;
    let page = extranet.browser().visit("/activation").await.sees("Accéder à votre espace");
    let page = page.fill("client", "bellevue").fill("societe", "tls").press("Continuer").await;
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    page.press("Continuer").await.sees("Camille Roux");
}
