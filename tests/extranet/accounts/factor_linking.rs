//! A second contract never touches the factor of an account that is there (B2, B3): its password and
//! its factor are asked before anything is linked.

use super::factor_kit::{CAMILLE, camille_with_application, code, session};
use crate::support::{Extranet, PASSWORD};

#[tokio::test]
async fn the_mailed_link_asks_for_the_accounts_password_and_its_factor() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let rives = extranet.rives().await;
    let dossier = extranet.dossier(&rives, "Camille Roux", Some(CAMILLE)).await;
    let paper = extranet.paper(&rives, &dossier).await;
    extranet.later(std::time::Duration::from_mins(1));
    extranet.at_check_mail(&rives, &paper, (CAMILLE, "cinq tortues bleues dansent")).await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = extranet.browser().visit(&link).await.confirm(CAMILLE, PASSWORD).await;
    let page = page.sees("Code de vérification");
    assert_eq!(session(&page), None);
    let early = page.clone().post("/activation/consent", &[]).await;
    assert_ne!(early.url, "/?notice=added");
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
    let page = page.fill("code", &code(&extranet, &camille.secret)).press("Se connecter").await;
    let page = page.sees("Rattacher ce contrat à votre compte ?");
    page.press("Rattacher ce contrat à mon compte").await.sees("Contrat ajouté.");
    assert_eq!(extranet.count("account").await, 1);
    assert_eq!(extranet.count("account where two_steps_since is not null").await, 1);
    assert_eq!(extranet.count("recovery_code where used_at is null").await, 10);
}
