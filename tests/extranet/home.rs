//! « Mes contrats »: every contract of every agency, and nobody else's.

use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;

use palier::clock::Day;

use crate::support::{Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn contracts_are_grouped_by_agency_with_whom_to_call() {
    let extranet = Extranet::open().await;
    let (.., page) = extranet.camille().await;
    let rives = extranet.rives().await;
    let other = extranet.dossier(&rives, "Camille Roux-Martin", None).await;
    let paper = extranet.paper(&rives, &other).await;
    let page = page.visit(&rives.login).await.click("Ajouter un contrat de cette agence").await;
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    let page = page.press("Continuer").await.press("Ajouter ce contrat").await;
    let page = page.sees("Cabinet Bellevue Téléphone : 05 36 49 12 40");
    let page = page.sees("Rives Immobilier").sees("Camille Roux-Martin").sees("Locataire");
    let page = page.sees("8 rue des Lilas, 31000 Toulouse");
    page.sees("Résidence Les Tilleuls, Appartement 14").sees(&other.contract.reference);
}

#[tokio::test]
async fn nobody_else_s_contract_is_among_them() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis_page = extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    denis_page.sees("Denis Petit").does_not_see("Camille Roux");
    camille.reload().await.sees("Camille Roux").does_not_see("Denis Petit");
}

#[tokio::test]
async fn an_ended_contract_stays_and_says_when_it_ended() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let mut contract = dossier.contract.into_active_model();
    contract.ended_on = Set(Some(Day::parse("2026-03-31").expect("a day")));
    let tx = extranet.app.db.begin().await.unwrap();
    contract.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    page.reload().await.sees("8 rue des Lilas").sees("terminé le 31 mars 2026");
}

#[tokio::test]
async fn without_any_contract_the_page_says_what_to_do() {
    let extranet = Extranet::open().await;
    let (.., page) = extranet.camille().await;
    let page = page.click("Détacher ce contrat").await.press("Détacher ce contrat").await;
    let page = page.sees("Aucun contrat pour l'instant").sees("Vos contrats apparaîtront ici");
    page.click("Ajouter un contrat").await.sees("Identifiant provisoire");
}

#[tokio::test]
async fn pages_of_the_space_are_never_kept_by_the_browser() {
    let extranet = Extranet::open().await;
    let (.., page) = extranet.camille().await;
    for path in ["/", "/profile", "/profile/password", "/profile/devices", "/contracts/add"] {
        let page = page.clone().visit(path).await;
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
    }
    assert!(page.sees("Mes contrats").text().contains("Profil"));
}

#[tokio::test]
async fn a_stranger_is_led_to_their_agency_from_every_page_of_the_space() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    for path in [
        "/profile",
        "/profile/password",
        "/profile/devices",
        "/contracts/add",
        "/activation/consent",
    ] {
        let page = extranet.browser().visit(path).await.sees("Accéder à votre espace");
        let page = page.fill("client", "bellevue").fill("societe", "tls").press("Continuer").await;
        let page = page.fill("identifier", CAMILLE).fill("password", PASSWORD);
        let page = page.press("Se connecter").await;
        assert_eq!(page.way().last().unwrap().split(' ').nth(1), Some(path));
    }
}
