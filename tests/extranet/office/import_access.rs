//! Whose access a file changes is told before, however it does; and the portfolio follows a file that
//! was written whole, even when the node dies in between.

use palier::jobs;
use palier::office::imports;
use tokio::sync::watch;

use super::imports::{confirmed, tiers};
use crate::api::kit::Software;
use crate::support::{Extranet, PASSWORD};

/// One job, if there is one.
async fn one_job(extranet: &Extranet) -> bool {
    let (_going_on, mut stop) = watch::channel(false);
    jobs::take_up(&extranet.app, &imports::DOERS, &mut stop).await.expect("a job or none")
}

#[tokio::test]
async fn an_end_that_comes_sooner_another_beginning_and_another_quality_are_told() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    extranet.activated(&bellevue, &camille, "camille@example.org", PASSWORD).await;
    let (own, contract) = (&camille.tiers.reference, &camille.contract.reference);
    let lines = |mine: &str, other: &str| {
        format!("{own};Roux;Camille;{contract};{mine}\nT2;Benali;Nadia;B2;{other}\n")
    };
    let first = lines("locataire;01/01/2020;31/12/2026", "locataire;01/01/2020;31/12/2026");
    let page = tiers(&extranet, &bellevue, &first).await;
    confirmed(&extranet, page, "Importer 2 lignes").await;
    // One sooner, one later.
    let second = lines("locataire;01/01/2020;31/03/2026", "locataire;01/01/2020;31/12/2027");
    let page = tiers(&extranet, &bellevue, &second).await.sees("Terminées (1)");
    let page = page.sees("Camille Roux : la personne a un compte et perd l'accès à ce qui suit");
    let page = page.click("Accès modifiés (1)").await.sees("personne ne s'y connecte");
    confirmed(&extranet, page, "Importer 2 lignes").await;
    let third = lines("bailleur;01/06/2020;31/03/2026", "locataire;01/01/2020;31/12/2027");
    let page = tiers(&extranet, &bellevue, &third).await.sees("Accès modifiés (1)");
    let page = page.sees("Camille Roux : la personne a un compte, et ce qu'elle voit change");
    let page = page.sees("debut : « 01/01/2020 » devient « 01/06/2020 »").sees("qualite");
    page.does_not_see("Modifiées (").does_not_see("Terminées (");
}

#[tokio::test]
async fn the_portfolio_follows_a_file_that_was_written_whole() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = tiers(&extranet, &bellevue, "T1;Roux;Camille;B1;locataire;;\n").await;
    let page = page.press("Importer 1 ligne").await.sees("Import en cours");
    assert!(one_job(&extranet).await, "the import itself");
    assert_eq!(extranet.count("tiers").await, 1);
    assert_eq!(extranet.count("tiers_line").await, 0, "whoever signs in does not wait for it");
    // The node dies here: what is left is in the database, as a job and as rows.
    assert_eq!(extranet.count("tiers_line_waiting").await, 1);
    let software = Software::of(&extranet, &bellevue).await;
    let pairs = serde_json::json!({ "ref_tiers": ["T1"] });
    software.post("/api/v1/pairs", &pairs).await.is(200);
    assert!(one_job(&extranet).await, "what follows it");
    assert_eq!(extranet.count("tiers_line where access = 'issued'").await, 1);
    assert_eq!(extranet.count("tiers_line_waiting").await, 0);
    let list = format!("/office/{}/tiers?q=roux", bellevue.societe.id);
    page.visit(&list).await.sees("Camille Roux");
}
