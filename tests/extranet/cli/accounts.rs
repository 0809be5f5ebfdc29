//! `palier account`

use super::{refused, said};
use crate::support::Extranet;

const PASSWORD: &str = "quatre lapins verts chantent";

#[tokio::test]
async fn the_operator_ends_every_session_of_an_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = extranet.browser().visit(&bellevue.login).await;
    let browser = browser.fill("identifier", &paper.login).fill("password", &paper.secret);
    let browser = browser.press("Se connecter").await.press("Continuer").await;
    browser.fill("password", PASSWORD).press("Créer mon compte").await.sees("Vérifiez");
    let link = extranet.link_mailed_to("camille@example.org").await;
    let browser = extranet.browser().visit(&link).await.fill("email", "camille@example.org");
    let browser = browser.fill("password", PASSWORD).press("Se connecter").await;
    let browser = browser.sees("Mes contrats");

    let ended = said(&extranet, "account reset-sessions Camille@example.org");
    assert!(ended.contains("1 sessions of camille@example.org ended"), "{ended}");
    browser.visit("/profile").await.sees("Se connecter").does_not_see("camille@example.org");
    let unknown = refused(&extranet, "account reset-sessions nobody@example.org");
    assert!(unknown.contains("there is no account at nobody@example.org"), "{unknown}");
}
