//! « Relevé de compte »: a year of one's own account, and nobody else's.

use std::fmt::Write;

use palier::audit::{self, Filter, Kind};
use palier::contracts::ContractId;
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;

use crate::support::entries::day;
use crate::support::{Agence, Browser, Dossier, Extranet};

/// Three years, the last with a part payment and one that is in advance.
pub fn account(contract: &str) -> String {
    format!(
        "M1;{contract};01/12/2024;Loyer de décembre;800,00;;05/12/2024;loyer;;\n\
         M2;{contract};06/01/2025;Virement reçu;;500,00;;règlement;;\n\
         M3;{contract};01/02/2026;Loyer de février;1 234,56;;05/02/2026;loyer;;\n\
         M4;{contract};03/02/2026;Virement <b>reçu</b>;;2 000,00;;règlement;;\n"
    )
}

pub fn address(dossier: &Dossier) -> String {
    format!("/contracts/{}/statement", dossier.contract.id)
}

/// Camille, with three years of entries, at her statement.
pub async fn camilles_statement(extranet: &Extranet) -> (Agence, Dossier, Browser) {
    let (bellevue, dossier, browser) = extranet.camille().await;
    extranet.entries(&bellevue.societe, &account(&dossier.contract.reference)).await;
    let browser = browser.visit(&address(&dossier)).await;
    (bellevue, dossier, browser)
}

#[tokio::test]
async fn the_statement_says_who_owes_whom_and_the_balance_runs_from_row_to_row() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = camilles_statement(&extranet).await;
    let page = page.sees("Relevé de compte").sees("Cabinet Bellevue").sees("Camille Roux");
    let page = page.sees(&format!("Référence {}", dossier.contract.reference));
    let page = page.sees("Solde au 12 mai 2026 En votre faveur 465,44 €");
    let page = page.sees("Mouvements de 2026");
    let page = page.sees("néant Solde antérieur néant néant 300,00 €");
    let page = page.sees("01/02/2026 Loyer de février 1 234,56 € néant 1 534,56 €");
    let page = page.sees("03/02/2026 Virement <b>reçu</b> néant 2 000,00 € −465,44 €");
    page.sees("Solde au 12 mai 2026 néant néant −465,44 €").does_not_see("Loyer de décembre");
}

#[tokio::test]
async fn a_year_is_chosen_in_a_list_and_its_address_can_be_kept() {
    let extranet = Extranet::open().await;
    let (.., page) = camilles_statement(&extranet).await;
    let page = page.select("Période", "2025").press("Afficher la période").await;
    assert!(page.way().last().expect("a page").ends_with("statement?year=2025"));
    let page = page.sees("Mouvements de 2025").sees("Solde antérieur néant néant 800,00 €");
    let page = page.sees("Virement reçu néant 500,00 € 300,00 €");
    let page = page.sees("Solde au 31 décembre 2025 néant néant 300,00 €");
    let page = page.sees("Solde au 12 mai 2026 En votre faveur 465,44 €");
    let page = page.select("Période", "Toutes les années").press("Afficher la période").await;
    page.sees("Tous les mouvements").sees("Loyer de décembre").sees("Loyer de février");
}

#[tokio::test]
async fn a_correction_shows_what_was_taken_back_and_what_is_stated() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = camilles_statement(&extranet).await;
    let corrected = account(&dossier.contract.reference).replace("1 234,56", "1 200,00");
    extranet.entries(&bellevue.societe, &corrected).await;
    let page = page.reload().await.sees("Solde au 12 mai 2026 En votre faveur 500,00 €");
    let page = page.sees("Loyer de février 1 234,56 € néant");
    let page = page.sees("Annulation de « Loyer de février » néant 1 234,56 € 300,00 €");
    page.sees("Loyer de février Correction 1 200,00 € néant 1 500,00 €");
}

#[tokio::test]
async fn before_the_first_file_the_page_says_that_nothing_was_sent_and_no_zero() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let page = page.visit(&address(&dossier)).await;
    let page = page.sees("Votre agence n’a pas encore transmis les mouvements");
    page.does_not_see("À jour").does_not_see("Solde au").sees("Aucun mouvement");
}

#[tokio::test]
async fn a_contract_of_somebody_else_is_as_unknown_as_none() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = camilles_statement(&extranet).await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let line = format!("D1;{};01/05/2026;Loyer de Denis;5;;;;;\n", denis.contract.reference);
    extranet.entries(&bellevue.societe, &line).await;
    let without = |page: Browser, id: ContractId| page.page_without(&[&id.to_string()]);
    let unknown = ContractId::new();
    for ending in ["", "?year=2026", ".csv", ".pdf", ".csv?year=all"] {
        let ask = |id: ContractId| format!("/contracts/{id}/statement{ending}");
        let foreign = camille.clone().visit(&ask(denis.contract.id)).await;
        let none = camille.clone().visit(&ask(unknown)).await;
        assert_eq!((foreign.status.as_u16(), none.status.as_u16()), (404, 404), "{ending}");
        assert_eq!(without(foreign, denis.contract.id), without(none, unknown), "{ending}");
    }
    let filter = Filter { kind: Some(Kind::AccessRefused), limit: 50, ..Filter::default() };
    let refused = audit::list(extranet.app.db.reader(), &filter).await.expect("events");
    assert_eq!(refused.len(), 10, "each is in the trail");
}

#[tokio::test]
async fn a_year_that_is_none_does_not_exist_and_one_without_entries_is_empty() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = camilles_statement(&extranet).await;
    for year in ["x", "26", "20266", "-026", "+026", "2026%27--"] {
        let page = page.clone().visit(&format!("{}?year={year}", address(&dossier))).await;
        assert_eq!(page.status, 404, "{year}");
    }
    let page = page.visit(&format!("{}?year=1999", address(&dossier))).await;
    page.sees("Aucun mouvement sur cette période").sees("Mouvements de 1999");
}

#[tokio::test]
async fn an_ended_contract_keeps_its_statement() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = camilles_statement(&extranet).await;
    let mut contract = dossier.contract.into_active_model();
    contract.ended_on = Set(Some(day("2026-03-31")));
    let tx = extranet.app.db.begin().await.expect("a transaction");
    contract.update(&tx).await.expect("an end");
    tx.commit().await.expect("a commit");
    page.reload().await.sees("terminé le 31 mars 2026").sees("Loyer de février");
}

#[tokio::test]
async fn the_chart_is_told_in_words_and_in_figures() {
    let extranet = Extranet::open().await;
    let (.., page) = camilles_statement(&extranet).await;
    let page = page.sees("Solde des 24 derniers mois").sees("Voir les montants");
    let page = page.sees("Le solde passe de 0,00 € fin 06/2024 à −465,44 € fin 05/2026");
    let page = page.sees("12/2024 800,00 €").sees("01/2025 300,00 €").sees("02/2026 −465,44 €");
    let html = page.html();
    assert!(html.contains(r#"role="img""#) && !html.contains("style="), "nothing inline");
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_entries() {
    let (extranet, statements) = Extranet::open().await.counted();
    let (bellevue, dossier, page) = camilles_statement(&extranet).await;
    let ask = async |page: &Browser, year: &str| {
        let url = format!("{}?year={year}", address(&dossier));
        statements.taken();
        let page = page.clone().visit(&url).await;
        assert_eq!(page.status, 200);
        statements.taken()
    };
    let few = ask(&page, "all").await;
    let mut lines = String::new();
    for month in 0..240 {
        let (year, month) = (2006 + month / 12, 1 + month % 12);
        let reference = &dossier.contract.reference;
        for part in 0..4 {
            let line =
                format!("B{year}{month}{part};{reference};{year}-{month:02}-01;Loyer;800;;;;;");
            writeln!(lines, "{line}").expect("a line");
        }
    }
    extranet.entries(&bellevue.societe, &lines).await;
    assert_eq!(ask(&page, "all").await, few);
    assert_eq!(ask(&page, "2010").await, few);
    assert!((1..=8).contains(&few), "{few} statements");
}
