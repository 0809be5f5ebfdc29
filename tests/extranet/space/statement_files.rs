//! The statement to keep: for a spreadsheet, and on paper.

use super::statement::{account, address, camilles_statement};
use crate::support::Extranet;

#[tokio::test]
async fn the_csv_opens_in_a_french_excel_and_runs_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = camilles_statement(&extranet).await;
    let formula = format!("M5;{};04/02/2026;=1+1;;0,44;;;;\n", dossier.contract.reference);
    extranet.entries(&bellevue.societe, &formula).await;
    let page = page.visit(&format!("{}.csv?year=2026", address(&dossier))).await;
    assert_eq!(page.header("content-type"), Some("text/csv; charset=utf-8"));
    let name = format!("attachment; filename=\"releve-{}-2026.csv\"", dossier.contract.reference);
    assert_eq!(page.header("content-disposition"), Some(name.as_str()));
    let csv = String::from_utf8(page.body().to_vec()).expect("UTF-8");
    let expected = [
        "\u{feff}\"Date\";\"Libellé\";\"Débit\";\"Crédit\";\"Solde\"",
        "\"\";\"Solde antérieur\";\"\";\"\";\"300,00\"",
        "\"01/02/2026\";\"Loyer de février\";\"1234,56\";\"\";\"1534,56\"",
        "\"03/02/2026\";\"Virement <b>reçu</b>\";\"\";\"2000,00\";\"-465,44\"",
        "\"04/02/2026\";\"'=1+1\";\"\";\"0,44\";\"-465,88\"",
        "\"\";\"Solde au 12\u{a0}mai 2026\";\"\";\"\";\"-465,88\"",
        "",
    ];
    assert_eq!(csv.split("\r\n").collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn the_files_are_those_of_the_year_on_the_screen() {
    let extranet = Extranet::open().await;
    let (.., page) = camilles_statement(&extranet).await;
    let page = page.select("Période", "2025").press("Afficher la période").await;
    let csv = page.clone().click("Exporter (CSV)").await;
    let text = String::from_utf8(csv.body().to_vec()).expect("UTF-8");
    assert!(text.contains("06/01/2025") && !text.contains("2026"), "{text}");
    let pdf = page.click("Télécharger (PDF)").await;
    assert!(pdf.header("content-disposition").expect("a name").ends_with("-2025.pdf\""));
}

#[tokio::test]
async fn the_pdf_says_what_it_is_and_can_be_read_aloud() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = camilles_statement(&extranet).await;
    let page = page.visit(&format!("{}.pdf", address(&dossier))).await;
    assert_eq!(page.header("content-type"), Some("application/pdf"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let holds = |words: &[u8]| page.body().windows(words.len()).any(|window| window == words);
    assert!(page.body().starts_with(b"%PDF-"));
    for words in ["Relevé de compte".as_bytes(), b"/StructTreeRoot", b"pdfuaid", b"/TH"] {
        assert!(holds(words), "{}", String::from_utf8_lossy(words));
    }
}

#[tokio::test]
async fn a_label_in_letters_that_the_typeface_lacks_still_makes_a_document() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = camilles_statement(&extranet).await;
    let reference = &dossier.contract.reference;
    let line = account(reference).replace("Loyer de février", "家賃 \u{1F3E0} ﷽ Łódź");
    extranet.entries(&bellevue.societe, &line).await;
    let page = page.visit(&format!("{}.pdf?year=all", address(&dossier))).await;
    assert!(page.status == 200 && page.body().starts_with(b"%PDF-"));
}
