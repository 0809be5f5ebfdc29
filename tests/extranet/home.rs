//! « Accueil »: every contract of every agency, and nobody else's.

use palier::contracts::{Qualite, contract};
use sea_orm::ActiveValue::Set;

use crate::support::ledger::day;
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
async fn an_ended_contract_stays_comes_last_and_says_when_it_ended() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let ended = |row: &mut contract::ActiveModel| row.ended_on = Set(Some(day("2026-03-31")));
    extranet.change_contract(&dossier.contract, ended).await;
    let page = page.reload().await.sees("8 rue des Lilas").sees("terminé le 31 mars 2026");
    extranet.another(&dossier, Qualite::Locataire, "9 rue Neuve").await;
    let page = page.visit("/").await.sees("terminé le 31 mars 2026");
    let text = page.text();
    assert!(text.find("9 rue Neuve") < text.find("8 rue des Lilas"), "{text}");
}

#[tokio::test]
async fn one_contract_is_opened_at_once_and_says_what_was_just_done() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let contract = format!("/contracts/{}", dossier.contract.id);
    assert_eq!(page.way().last(), Some(&format!("200 {contract}?notice=activated")));
    let page = page.sees("Votre compte est activé").visit("/").await;
    assert_eq!(page.way(), ["303 /".to_owned(), format!("200 {contract}")]);
    let page = page.does_not_see("Votre compte est activé").visit("/?notice=%3Cb%3E").await;
    assert_eq!(page.way().last(), Some(&format!("200 {contract}")));
    extranet.another(&dossier, Qualite::Bailleur, "9 rue Neuve").await;
    let page = page.visit("/?notice=added").await.sees("Contrat ajouté.");
    assert_eq!(page.way(), ["200 /?notice=added"]);
}

#[tokio::test]
async fn each_account_says_in_words_who_owes_whom() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    extranet.another(&dossier, Qualite::Bailleur, "1 rue Inconnue").await;
    let page = page.visit("/").await.sees("Compte pas encore transmis").does_not_see("0,00 €");
    let page = page.sees("Vos échéances apparaîtront ici").sees("Rien de nouveau.");
    extranet.ledger(&bellevue.societe, "2026-05-12").await;
    extranet.owes(&dossier.contract, &[("2026-05-31", 41_250)]).await;
    let late = extranet.another(&dossier, Qualite::Locataire, "2 rue Tardive").await;
    extranet
        .owes(&late, &[("2025-12-05", 10_000), ("2026-03-05", 20_000), ("2026-07-01", 5)])
        .await;
    let settled = extranet.another(&dossier, Qualite::Locataire, "3 rue Nette").await;
    extranet.balance(&settled, 0).await;
    let credit = extranet.another(&dossier, Qualite::Bailleur, "4 rue Heureuse").await;
    extranet.balance(&credit, -123_456).await;
    let page = page.reload().await.sees("À payer avant le 31 mai 412,50 € Solde au 12/05/2026");
    let page = page.sees("En retard depuis le 5 décembre 2025 300,05 € dont 300,00 € en retard");
    let page = page.sees("Prochaine échéance : 0,05 € avant le 1er juillet Solde au 12/05/2026");
    let page = page.sees("À jour 0,00 € Solde au 12/05/2026");
    page.sees("En votre faveur 1 234,56 € Solde au 12/05/2026").sees("Compte pas encore transmis");
}

#[tokio::test]
async fn what_is_late_or_due_within_thirty_days_is_to_be_done() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    extranet.balance(&dossier.contract, 0).await;
    let soon = extranet.another(&dossier, Qualite::Locataire, "2 rue Proche").await;
    extranet.owes(&soon, &[("2026-06-11", 100)]).await;
    let far = extranet.another(&dossier, Qualite::Locataire, "3 rue Lointaine").await;
    extranet.owes(&far, &[("2026-06-12", 200)]).await;
    let page = page.visit("/").await;
    let page =
        page.sees("À faire 1,00 € à payer avant le 11 juin 2 rue Proche, 31000 Toulouse, Cabinet");
    let page = page.does_not_see("2,00 € à payer avant");
    let page = page
        .click("1,00 € à payer avant le 11 juin 2 rue Proche, 31000 Toulouse, Cabinet Bellevue")
        .await;
    page.sees("2 rue Proche").sees("Payer par virement");
}

#[tokio::test]
async fn the_three_most_pressing_are_enough() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    for (at, day) in ["2026-05-20", "2026-02-01", "2026-05-12", "2026-04-01"].iter().enumerate() {
        let address = format!("{at} rue des Échéances");
        let contract = extranet.another(&dossier, Qualite::Locataire, &address).await;
        extranet.owes(&contract, &[(day, 1_000)]).await;
    }
    let text = page.visit("/").await.text();
    let (to_do, _) = text.split_once("Nouveaux documents").expect("a section");
    let said = [
        "en retard depuis le 1er février",
        "en retard depuis le 1er avril",
        "à payer avant le 12 mai",
    ];
    let places = said.map(|words| to_do.find(words).unwrap_or_else(|| panic!("{words}: {to_do}")));
    assert!(places.is_sorted(), "{to_do}");
    assert!(!to_do.contains("20 mai"), "{to_do}");
}

#[tokio::test]
async fn contracts_are_filtered_by_agency_and_quality_in_the_address() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    extranet.another(&dossier, Qualite::Locataire, "2 rue Basse").await;
    let page = page.visit("/").await;
    assert!(!page.has_field("agency") && !page.has_field("qualite"));
    extranet.another(&dossier, Qualite::Coproprietaire, "3 rue Haute").await;
    let page = page.reload().await.select("Qualité", "Copropriétaire").press("Filtrer").await;
    assert_eq!(page.url, "/?qualite=coproprietaire");
    let page = page.sees("3 rue Haute").does_not_see("2 rue Basse").does_not_see("8 rue des Lilas");
    assert_eq!(page.value("qualite"), "coproprietaire");
    let rives = extranet.rives().await;
    let other = extranet.dossier(&rives, "Camille Martin", None).await;
    let paper = extranet.paper(&rives, &other).await;
    let page = page.visit(&rives.login).await.click("Ajouter un contrat de cette agence").await;
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    let page = page.press("Continuer").await.press("Ajouter ce contrat").await;
    let page = page.select("Agence", "Rives Immobilier").press("Filtrer").await;
    let page = page.sees("Camille Martin").does_not_see("3 rue Haute");
    let page = page.select("Qualité", "Copropriétaire").press("Filtrer").await;
    let page = page.sees("Aucun de vos contrats ne correspond à ces filtres.");
    page.click("Voir tous mes contrats").await.sees("3 rue Haute").sees("Camille Martin");
}

/// Two hundred contracts: `1 rue Longue` to `199 rue Longue` at Bellevue, after the first one.
async fn two_hundred(extranet: &Extranet) -> crate::support::Browser {
    let (_, dossier, page) = extranet.camille().await;
    for at in 1..200 {
        let qualite = if at < 150 { Qualite::Bailleur } else { Qualite::Coproprietaire };
        let contract = extranet.another(&dossier, qualite, &format!("{at} rue Longue")).await;
        match at {
            40 => extranet.owes(&contract, &[("2026-01-05", 4_000), ("2026-05-20", 41)]).await,
            170 => extranet.owes(&contract, &[("2026-02-05", 17_000)]).await,
            180 => extranet.owes(&contract, &[("2026-05-14", 18_000)]).await,
            190 => extranet.owes(&contract, &[("2026-05-13", 19_000)]).await,
            _ => extranet.balance(&contract, at).await,
        }
    }
    page.visit("/").await
}

#[tokio::test]
async fn two_hundred_contracts_are_ten_pages_and_each_is_on_one() {
    let extranet = Extranet::open().await;
    let mut page = two_hundred(&extranet).await.sees("Page 1 sur 10, 200 contrats");
    let mut seen = std::collections::BTreeSet::new();
    for number in 1..=10 {
        page = page.sees(&format!("Page {number} sur 10"));
        let text = page.text();
        assert_eq!(text.matches("Voir le compte").count(), 20);
        seen.extend((1..200).filter(|at| text.contains(&format!("{at} rue Longue, 31000"))));
        page = page.visit(&format!("/?page={}", number + 1)).await;
    }
    assert_eq!(seen.len(), 199);
    let page = page.sees("Page 10 sur 10").does_not_see("Voir les autres contrats");
    let page = page.click("Contrats précédents").await.sees("Page 9 sur 10");
    page.click("Voir les autres contrats").await.sees("Page 10 sur 10");
}

#[tokio::test]
async fn what_is_pressing_is_said_on_every_page_and_the_filter_counts_all() {
    let extranet = Extranet::open().await;
    let page = two_hundred(&extranet).await;
    for address in ["/", "/?page=7", "/?qualite=locataire"] {
        let text = page.clone().visit(address).await.text();
        let (to_do, _) = text.split_once("Nouveaux documents").expect("a section");
        let said =
            ["40,00 € en retard depuis le 5 janvier", "170,00 € en retard", "190,00 € à payer"];
        let places =
            said.map(|words| to_do.find(words).unwrap_or_else(|| panic!("{words}: {to_do}")));
        assert!(places.is_sorted() && !to_do.contains("180,00"), "{to_do}");
    }
    let page = page.select("Qualité", "Copropriétaire").press("Filtrer").await;
    let page = page.sees("Page 1 sur 3, 50 contrats").does_not_see("149 rue Longue");
    let page = page.click("Voir les autres contrats").await.sees("Page 2 sur 3, 50 contrats");
    assert_eq!(page.url, "/?qualite=coproprietaire&page=2");
    let page = page.visit("/?qualite=locataire").await.does_not_see("Page 1");
    assert_eq!(page.text().matches("Voir le compte").count(), 1);
    page.visit("/?qualite=x").await.sees("Aucun de vos contrats ne correspond à ces filtres.");
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
