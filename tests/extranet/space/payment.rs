//! How to pay: what the page says and what its code says are the same.

use palier::contracts::immeuble;
use rqrr::PreparedImage;
use scraper::{Html, Selector};
use sea_orm::ActiveValue::Set;

use crate::cli::{refused, said};
use crate::support::ledger::IBAN;
use crate::support::{Browser, Extranet};

/// Pixels of a square of the code, as a phone would see it.
const PIXELS: usize = 4;

/// Draws the code of the page and reads it as a phone does.
fn scanned(page: &Browser) -> Option<Vec<String>> {
    let html = Html::parse_document(&page.html());
    let code = selector("#payment svg[role=img]");
    let code = html.select(&code).next()?;
    let side: usize = code.attr("viewBox")?.rsplit(' ').next()?.parse().ok()?;
    let path = code.select(&selector("path")).next()?.attr("d")?;
    let mut dark = vec![vec![false; side]; side];
    for run in path.split('M').filter(|run| !run.is_empty()) {
        let (x, rest) = run.split_once(' ').expect("a place");
        let (y, rest) = rest.split_once('h').expect("a row");
        let (x, y) = (number(x), number(y));
        let width = number(rest.split_once('v').expect("a width").0);
        dark[y][x..x + width].fill(true);
    }
    let quiet = |at: usize| at < 4 || at >= side - 4;
    for (y, row) in dark.iter().enumerate() {
        let is_clean = |(x, square): (usize, &bool)| !square || !(quiet(x) || quiet(y));
        assert!(row.iter().enumerate().all(is_clean), "a dark square in the quiet zone");
    }
    let draw = |x: usize, y: usize| u8::from(!dark[y / PIXELS][x / PIXELS]) * 255;
    let mut image = PreparedImage::prepare_from_greyscale(side * PIXELS, side * PIXELS, draw);
    let (_, text) = image.detect_grids().first()?.decode().expect("a code that can be read");
    Some(text.split('\n').map(str::to_owned).collect())
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

#[tokio::test]
async fn the_code_holds_line_by_line_what_is_written_beside_it() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    extranet.ledger(&bellevue.societe, "2026-05-12").await;
    extranet.owes(&dossier.contract, &[("2026-03-05", 100_000), ("2026-06-05", 41_250)]).await;
    let page = page.reload().await.sees("Payer par virement").sees("Montant 1 412,50 €");
    let page = page.sees("Bénéficiaire Cabinet Bellevue");
    let page = page.sees("IBAN FR76 3000 6000 0112 3456 7890 189").sees("BIC AGRIFRPP");
    let reference = dossier.contract.reference.clone();
    let page = page.sees(&format!("Référence à indiquer {reference}"));
    let page = page.sees("Vérifiez toujours l'IBAN auprès de votre agence");
    let amount = "EUR1412.50";
    let lines = ["BCD", "002", "1", "SCT", "AGRIFRPP", "Cabinet Bellevue", IBAN, amount, "", ""];
    let lines: Vec<String> = lines.map(str::to_owned).into_iter().chain([reference]).collect();
    assert_eq!(scanned(&page), Some(lines));
}

#[tokio::test]
async fn an_immeuble_with_its_own_account_is_paid_there() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    extranet.ledger(&bellevue.societe, "2026-05-12").await;
    extranet.owes(&dossier.contract, &[("2026-06-05", 5)]).await;
    let own = |row: &mut immeuble::ActiveModel| {
        row.payee = Set(Some("Syndicat des copropriétaires « Les Tilleuls »".into()));
        row.iban = Set(Some("DE89 3704 0044 0532 0130 00".into()));
    };
    extranet.immeuble(&dossier.contract, own).await;
    let page = page.reload().await.sees("IBAN DE89 3704 0044 0532 0130 00");
    let page = page.sees("Bénéficiaire Syndicat des copropriétaires « Les Tilleuls »");
    let page = page.does_not_see("FR76").does_not_see("BIC");
    let lines = scanned(&page).expect("a code");
    assert_eq!(
        lines[4..8],
        ["", "Syndicat des copropriétaires « Les Tilleuls »", "DE89370400440532013000", "EUR0.05"]
    );
}

#[tokio::test]
async fn nothing_due_shows_the_account_without_a_code() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    extranet.ledger(&bellevue.societe, "2026-05-12").await;
    extranet.balance(&dossier.contract, -1_000).await;
    let page = page.reload().await.sees("Vous n'avez rien à payer aujourd'hui.");
    let page = page.sees("IBAN FR76 3000 6000").does_not_see("Montant");
    assert_eq!(scanned(&page), None);
}

#[tokio::test]
async fn without_an_account_the_page_sends_people_to_their_agency() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    extranet.owes(&dossier.contract, &[("2026-06-05", 41_250)]).await;
    let page = page.reload().await.sees("À payer avant le 5 juin 412,50 €");
    let page = page.sees("Votre agence n'a pas encore indiqué ici le compte").does_not_see("IBAN");
    assert_eq!(scanned(&page), None);
}

#[tokio::test]
async fn the_operator_says_where_to_pay_and_a_slip_of_the_pen_is_refused() {
    let extranet = Extranet::open().await;
    let (.., page) = extranet.camille().await;
    let societe = "societe set --client-code BELLEVUE --societe-code TLS";
    let wrong = refused(&extranet, &format!("{societe} --iban FR7730006000011234567890189"));
    assert!(wrong.contains("not an IBAN"), "{wrong}");
    let told = format!("{societe} --payee Bellevue --iban fr7630006000011234567890189 --bic x");
    assert!(refused(&extranet, &told).contains("BIC"));
    page.clone().reload().await.does_not_see("FR76");
    let told = format!("{societe} --iban fr7630006000011234567890189 --bic AGRIFRPP");
    let told = said(&extranet, &told);
    assert!(told.contains("BELLEVUE/TLS changed: iban, bic"), "{told}");
    let page = page.reload().await.sees("IBAN FR76 3000 6000 0112 3456 7890 189");
    let page = page.sees("Bénéficiaire Cabinet Bellevue").does_not_see("Solde au");
    said(&extranet, &format!("{societe} --payee Bellevue-Gestion --bic= --city Blagnac"));
    let page = page.reload().await.sees("Bénéficiaire Bellevue-Gestion").sees("FR76 3000");
    page.does_not_see("BIC").does_not_see("Solde au");
    let trail = "audit_event where subject like '%changed: iban, bic%'";
    assert_eq!(extranet.count(trail).await, 1);
}
