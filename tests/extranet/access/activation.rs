//! /activation: from the letter to an account.

use crate::support::Extranet;

const PASSWORD: &str = "quatre lapins verts chantent";

#[tokio::test]
async fn a_letter_becomes_an_account_at_the_first_sign_in() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
    let paper = extranet.paper(&bellevue, &dossier).await;

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
