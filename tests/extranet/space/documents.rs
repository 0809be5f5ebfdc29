//! « Documents »: every document of every contract, to search and to filter.

use palier::documents::{DocumentKind, Readers};

use super::documents_kit::{day, new};
use crate::support::Extranet;

#[tokio::test]
async fn a_document_is_listed_with_its_day_its_agency_and_its_weight() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    let page = page.get("/documents").await.sees("Aucun document pour l'instant");
    let page = page.sees("Bail, quittances, avis d'échéance et régularisations de charges");
    let readers = Readers::Contract(dossier.contract.id);
    let mut notice = new(&bellevue, DocumentKind::AvisDEcheance, readers, "Loyer de mai 2026");
    notice.valid_until = Some(day("2026-05-11"));
    extranet.publish(&notice).await;
    let mut lease = new(&bellevue, DocumentKind::Bail, readers, "Bail de l’appartement 14");
    (lease.dated_on, lease.valid_until) = (day("2024-02-01"), Some(day("2026-05-12")));
    extranet.publish(&lease).await;
    let page = page.reload().await.sees("Mes documents 2026 Avis d'échéance Loyer de mai 2026");
    let page = page.sees("Nouveau 30/04/2026, expiré le 11 mai 2026 · Cabinet Bellevue");
    let page = page.sees("2024 Bail Bail de l'appartement 14 Nouveau");
    let page = page.sees("en vigueur jusqu'au 12 mai 2026").sees("(PDF, 5 ko)").sees("1–2 sur 2");
    let page = page.does_not_see("Conseil syndical").does_not_see("Documents de la copropriété");
    assert_eq!(page.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn words_are_found_whatever_their_case_and_accents() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    for (kind, title) in [
        (DocumentKind::RegularisationDeCharges, "Année 2025"),
        (DocumentKind::EtatDesLieux, "Entrée du 1er février"),
        (DocumentKind::Courrier, "100 % écologique"),
    ] {
        extranet.publish(&new(&bellevue, kind, readers, title)).await;
    }
    let found = |typed: &'static str| {
        let page = page.clone();
        async move { page.get("/documents").await.fill("q", typed).press("Filtrer").await }
    };
    for typed in ["REGULARISATION", "annee 2025", "Régul charges", "settlement"] {
        found(typed).await.sees("Année 2025").does_not_see("Entrée du").does_not_see("écologique");
    }
    found("ETAT fevrier").await.sees("Entrée du 1er février").does_not_see("Année 2025");
    for typed in ["%", "_", "'; drop table document; --", "année entrée"] {
        let seen = found(typed).await;
        let nothing = !["%", "_"].contains(&typed);
        assert_eq!(seen.text().contains("pas encore déposé"), nothing, "{typed}: {}", seen.text());
    }
    let none = found("assurance").await.sees("Aucun document ne correspond");
    none.click("Effacer les filtres").await.sees("1–3 sur 3");
}

#[tokio::test]
async fn filters_stand_in_the_address_and_together() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    for year in [2024, 2025, 2026] {
        for kind in [DocumentKind::AvisDEcheance, DocumentKind::Recu] {
            let mut new = new(&bellevue, kind, readers, &format!("{} {year}", kind.name()));
            new.dated_on = day(&format!("{year}-01-01"));
            extranet.publish(&new).await;
        }
    }
    let page = page.get("/documents").await.sees("1–6 sur 6");
    let page = page.select("Type", "Reçu").select("Année", "2025").press("Filtrer").await;
    let page = page.sees("recu 2025").sees("1–1 sur 1").does_not_see("recu 2024");
    assert!(page.url.contains("kind=recu") && page.url.contains("year=2025"), "{}", page.url);
    let again = page.clone().get(&page.url).await.sees("1–1 sur 1");
    assert_eq!(again.value("year"), "2025");
    for odd in
        ["kind=nothing", "year=abc", "year=99999", "contract=1", "space=x", "page=0", "page=9"]
    {
        page.clone().get(&format!("/documents?{odd}")).await.sees("1–6 sur 6");
    }
    assert_eq!(page.get("/documents?kind=recu&kind=bail").await.status, 400);
}

#[tokio::test]
async fn long_lists_have_pages() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    let readers = Readers::Tiers(dossier.tiers.id);
    for number in 100..151 {
        let new = new(&bellevue, DocumentKind::Courrier, readers, &format!("Lettre {number}"));
        extranet.publish(&new).await;
    }
    let page = page.get("/documents?q=lettre").await.sees("1–50 sur 51");
    assert_eq!(page.html().matches("name=\"document\"").count(), 50);
    let last = page.click("Page suivante").await.sees("51–51 sur 51");
    assert!(last.url.contains("q=lettre"), "{}", last.url);
    assert_eq!(last.html().matches("name=\"document\"").count(), 1);
    last.click("Page précédente").await.sees("1–50 sur 51").does_not_see("Page précédente");
}

#[tokio::test]
async fn co_owners_have_three_spaces_and_each_says_what_will_come() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    let tilleuls = extranet.immeuble_named(&bellevue, "Les Tilleuls").await;
    extranet.holds_lots(&dossier, tilleuls, (Some("2020-01-01"), None)).await;
    let page = page.get("/documents").await.sees("Documents de la copropriété Règlement de");
    let page = page.sees("Mes documents Appels de fonds").does_not_see("Conseil syndical");
    extranet.elect(&dossier, tilleuls, ("2025-06-01", None)).await;
    let page = page.reload().await.sees("Conseil syndical Balances, relevés bancaires");
    let all = Readers::Coproprietaires(tilleuls);
    let minutes = new(&bellevue, DocumentKind::ProcesVerbal, all, "AG du 12 mars");
    extranet.publish(&minutes).await;
    let council = Readers::ConseilSyndical(tilleuls);
    extranet.publish(&new(&bellevue, DocumentKind::BalanceGenerale, council, "Balance")).await;
    let page = page.reload().await.sees("Documents de la copropriété 2026 Procès-verbal");
    let page = page.sees("Cabinet Bellevue, Les Tilleuls").sees("Conseil syndical 2026 Balance");
    let page = page.select("Espace", "Conseil syndical").press("Filtrer").await;
    page.sees("Balance générale").does_not_see("AG du 12 mars");
}
