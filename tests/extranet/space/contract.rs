//! « Contrat »: one page that tells its holder everything, and nobody else anything.

use palier::contracts::Qualite;
use sea_orm::ActiveValue::Set;

use crate::support::ledger::day;
use crate::support::{Dossier, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

fn page_of(dossier: &Dossier) -> String {
    format!("/contracts/{}", dossier.contract.id)
}

#[tokio::test]
async fn a_contract_says_what_it_is_and_whom_to_ask() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let contract = &dossier.contract;
    let immeuble = extranet.immeuble(contract, |_| ()).await;
    let flat = ("12", "Appartement", "bâtiment B, 3e étage");
    extranet.lot((contract, &immeuble), flat, Some(145)).await;
    extranet.lot((contract, &immeuble), ("40", "Cave", ""), None).await;
    let started = |row: &mut palier::contracts::contract::ActiveModel| {
        row.started_on = Set(Some(day("2024-01-01")));
        row.qualite = Set(Qualite::Coproprietaire);
    };
    extranet.change_contract(&dossier.contract, started).await;
    let page = page.visit(&page_of(&dossier)).await;
    assert!(page.html().contains("/a/BELLEVUE/TLS/theme.css"), "the agency's own colours");
    let page = page.sees("Mes contrats").sees("Copropriétaire, 8 rue des Lilas, 31000 Toulouse");
    let page = page.sees("Ma copropriété").sees("Immeuble Résidence Les Tilleuls");
    let page = page.sees("Lots Appartement, bâtiment B, 3e étage, 145 tantièmes Cave");
    let page = page.sees("Début 1er janvier 2024").sees("Au nom de Camille Roux");
    let page = page.sees(&format!("Référence {}", dossier.contract.reference));
    let page = page.sees("Téléphone : 05 36 49 12 40").sees("contact@tls.example");
    let page = page.sees("du lundi au vendredi, 9 h – 18 h").sees("34 rue d'Alsace-Lorraine");
    assert!(page.html().contains("tel:+33536491240"));
    assert!(page.html().contains(&format!("/documents?contract={}", dossier.contract.id)));
    page.click("Détacher ce contrat").await.sees("Vous ne verrez plus ici");
}

#[tokio::test]
async fn an_account_that_was_not_sent_is_no_zero() {
    let extranet = Extranet::open().await;
    let (.., page) = extranet.camille().await;
    let page = page.sees("Compte pas encore transmis").does_not_see("0,00 €");
    page.sees("Votre solde et vos échéances apparaîtront ici").does_not_see("Derniers mouvements");
}

#[tokio::test]
async fn the_newest_entries_stand_under_the_balance_with_their_side_and_no_sign() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    extranet.ledger(&bellevue.societe, "2026-05-12").await;
    for month in 1..=5 {
        let rent = format!("Loyer du mois {month}");
        let dated_on = format!("2026-{month:02}-01");
        extranet.entry(&dossier.contract, &dated_on, (&rent, 70_000)).await;
    }
    extranet.entry(&dossier.contract, "2026-05-01", ("Virement reçu", -70_000)).await;
    extranet.balance(&dossier.contract, 280_000).await;
    let page = page.reload().await.sees("À payer 2 800,00 € Solde au 12/05/2026");
    let page = page.sees(
        "Derniers mouvements Virement reçu 01/05/2026 700,00 € Crédit Loyer du mois 5 01/05/2026 \
         700,00 € Débit",
    );
    let page = page.sees("Loyer du mois 2").does_not_see("Loyer du mois 1");
    let statement = format!("/contracts/{}/statement", dossier.contract.id);
    assert!(page.html().contains(&statement), "a way to the whole statement");
}

#[tokio::test]
async fn somebody_elses_contract_is_answered_like_one_that_never_was() {
    let extranet = Extranet::open().await;
    let (bellevue, hers, _) = extranet.camille().await;
    let rives = extranet.rives().await;
    let unknown = "/contracts/00000000-0000-4000-8000-000000000000";
    for agence in [&bellevue, &rives] {
        let name = format!("Denis Petit{}", agence.societe.societe_code);
        let dossier = extranet.dossier(agence, &name, None).await;
        let email = format!("denis@{}.example", agence.societe.societe_code.to_lowercase());
        let denis = extranet.activated(agence, &dossier, &email, PASSWORD).await;
        let seen = denis.clone().visit(&page_of(&hers)).await;
        let never = denis.clone().visit(unknown).await;
        assert_eq!(seen.status, 404);
        assert_eq!(seen.page_without(&[&page_of(&hers)]), never.page_without(&[unknown]));
    }
}

#[tokio::test]
async fn a_detached_contract_can_no_longer_be_read() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let other_tab = page.clone();
    page.click("Détacher ce contrat").await.press("Détacher ce contrat").await;
    assert_eq!(other_tab.visit(&page_of(&dossier)).await.status, 404);
}

#[tokio::test]
async fn an_ended_contract_stays_readable_and_is_marked() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    extranet.ledger(&bellevue.societe, "2026-05-12").await;
    extranet.balance(&dossier.contract, 0).await;
    let page = page.reload().await.sees("Payer par virement").does_not_see("terminé le");
    let ended = |row: &mut palier::contracts::contract::ActiveModel| {
        row.ended_on = Set(Some(day("2026-05-11")));
    };
    extranet.change_contract(&dossier.contract, ended).await;
    let page = page.reload().await.sees("terminé le 11 mai 2026").sees("Fin 11 mai 2026");
    page.sees("À jour 0,00 €").does_not_see("Payer par virement");
}

#[tokio::test]
async fn two_holders_of_one_lease_know_of_each_other_but_not_how_to_reach_each_other() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let papers = extranet.papers(&bellevue, &dossier, 2).await;
    let mut pages = Vec::new();
    for (paper, email) in papers.iter().zip([CAMILLE, "dominique@example.org"]) {
        extranet.at_check_mail(&bellevue, paper, (email, PASSWORD)).await;
        let page = extranet.browser().visit(&extranet.link_mailed_to(email).await).await;
        pages.push(page.confirm(email, PASSWORD).await);
    }
    pages[1].clone().sees("Une autre personne y accède").does_not_see(CAMILLE);
    let first = pages.remove(0).does_not_see("Une autre personne y accède").reload().await;
    first.sees("Une autre personne y accède").does_not_see("dominique@example.org");
}

#[tokio::test]
async fn the_other_contracts_are_one_press_away() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let page = page.does_not_see("Mes autres contrats").sees("Ajouter un contrat");
    extranet.another(&dossier, Qualite::Bailleur, "2 rue Basse").await;
    for at in 0..9 {
        let address = format!("{at} rue Longue");
        extranet.another(&dossier, Qualite::Coproprietaire, &address).await;
    }
    let page = page.reload().await.sees("Mes autres contrats").sees("Tous mes contrats");
    let page = page.visit("/").await.does_not_see("Mes autres contrats").sees("2 rue Basse");
    let denis = extranet.dossier(&extranet.rives().await, "Denis Petit", None).await;
    let page = page.visit(&page_of(&dossier)).await.does_not_see("Rives Immobilier");
    assert_eq!(page.clone().visit(&page_of(&denis)).await.status, 404);
    let listed = page.text().matches("Cabinet Bellevue, Appartement 14").count();
    assert_eq!(listed, 8, "as many as are read at a glance");
}

#[tokio::test]
async fn a_member_of_the_conseil_syndical_is_called_so_while_the_mandate_lasts() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    let immeuble = extranet.immeuble_named(&bellevue, "Les Cèdres").await;
    extranet.holds_lots(&dossier, immeuble, (Some("2020-01-01"), None)).await;
    let page = page.reload().await.sees("Copropriétaire").does_not_see("Conseil syndical");
    extranet.elect(&dossier, immeuble, ("2023-05-13", Some("2026-05-12"))).await;
    let page = page.reload().await.sees("Copropriétaire Conseil syndical");
    extranet.another(&dossier, Qualite::Locataire, "2 rue Basse").await;
    page.visit("/").await.sees("Copropriétaire Conseil syndical").sees("Locataire 2 rue Basse");
    extranet.later(std::time::Duration::from_hours(24));
    let page = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    let page = page.sees("Copropriétaire").does_not_see("Conseil syndical");
    let page = page.visit(&page_of(&dossier)).await;
    page.sees("Copropriétaire").does_not_see("Conseil syndical");
}
