//! `palier agency`, `palier societe`, `palier terms`

use palier::agencies::{Codes, Societe};
use serde_json::Value;

use super::{out, palier, refused, said};
use crate::support::Extranet;
use crate::support::extranet::ORIGIN;
use crate::support::people::Agence;

const PASSWORD: &str = "quatre lapins verts chantent";

#[tokio::test]
async fn an_agency_made_at_the_command_line_is_seen_by_its_people() {
    let extranet = Extranet::open().await;
    let said = said(&extranet, "agency add --client-code rivoli --name Rivoli");
    assert!(said.contains("agency RIVOLI added"), "{said}");
    let added = palier(&extranet)
        .args(["societe", "add", "--client-code", "RIVOLI", "--societe-code", "PAR"])
        .args(["--name", "Régie Rivoli", "--city", "Paris", "--colour", "#ffd500"])
        .args(["--address", "1 rue de Rivoli\\n75001 Paris", "--phone", "01 86 95 40 10"])
        .args(["--logo", "assets/demo/logo-bellevue.png", "--listed"])
        .output()
        .expect("palier runs");
    let added = out(&added);
    assert!(added.contains(&format!("{ORIGIN}/login?client=RIVOLI&societe=PAR")), "{added}");
    assert!(added.contains("adjusted to stay legible: words and buttons are #7f6a13"), "{added}");

    let rivoli = found(&extranet, "RIVOLI", "PAR").await;
    let browser = extranet.browser().visit(&rivoli.login).await;
    browser.sees("Régie Rivoli").sees("1 rue de Rivoli").sees("01 86 95 40 10");
    let dossier = extranet.dossier(&rivoli, "Camille Roux", Some("camille@example.org")).await;
    let paper = extranet.paper(&rivoli, &dossier).await;
    let browser = extranet.browser().visit(&rivoli.login).await;
    let browser = browser.fill("identifier", &paper.login).fill("password", &paper.secret);
    let browser = browser.press("Se connecter").await.press("Continuer").await;
    browser.fill("password", PASSWORD).press("Créer mon compte").await.sees("Vérifiez");
    let link = extranet.link_mailed_to("camille@example.org").await;
    let browser = extranet.browser().visit(&link).await.fill("email", "camille@example.org");
    let browser = browser.fill("password", PASSWORD).press("Se connecter").await;
    browser.sees("Mes contrats").sees("Régie Rivoli");
}

#[tokio::test]
async fn a_societe_is_changed_field_by_field_and_keeps_its_old_letters_good() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let societe = "--client-code BELLEVUE --societe-code TLS";
    let said_set = said(&extranet, &format!("societe set {societe} --city Blagnac --phone="));
    assert!(said_set.contains("changed: city, phone"), "{said_set}");
    let page = extranet.browser().visit(&bellevue.login).await;
    page.sees("Cabinet Bellevue").does_not_see("05 36 49 12 40");

    said(&extranet, &format!("societe alias add {societe} --former ANCIEN/TLS"));
    let page = extranet.browser().visit("/login?client=ancien&societe=tls").await;
    page.sees("Cabinet Bellevue");
    let again = refused(&extranet, &format!("societe alias add {societe} --former ANCIEN/TLS"));
    assert!(again.contains("ANCIEN/TLS already lead to a société"), "{again}");

    let list = said(&extranet, "societe list --format json");
    let list: Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list[0]["city"], "Blagnac");
    assert_eq!(list[0]["sign_in"], format!("{ORIGIN}{}", bellevue.login));
}

#[tokio::test]
async fn terms_published_at_the_command_line_are_read_and_counted() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(&file, "Premier paragraphe.\r\n\r\nSecond paragraphe.\r\n").expect("written");
    for version in ["version 1", "version 2"] {
        let published = palier(&extranet)
            .args(["terms", "publish", "--client-code", "BELLEVUE", "--societe-code", "TLS"])
            .arg(file.path())
            .output()
            .expect("palier runs");
        assert!(out(&published).contains(version));
    }
    let page = extranet.browser().visit("/a/BELLEVUE/TLS/terms").await;
    page.sees("Premier paragraphe.").sees("Second paragraphe.").sees("2");
}

#[tokio::test]
async fn the_same_code_twice_and_codes_that_lead_nowhere_are_refused_in_plain_words() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let taken = refused(&extranet, "agency add --client-code bellevue --name Autre");
    assert!(taken.contains("the client code BELLEVUE is taken"), "{taken}");
    let nowhere = refused(&extranet, "societe set --client-code X --societe-code Y --city Z");
    assert!(nowhere.contains("no société with the codes X/Y"), "{nowhere}");
    let accents = refused(&extranet, "agency add --client-code É --name Autre");
    assert!(accents.contains("1 to 20 letters and digits"), "{accents}");
}

/// A société that is there already.
async fn found(extranet: &Extranet, client_code: &str, code: &str) -> Agence {
    let codes = Codes::parse(client_code, code).expect("codes");
    let societe = Societe::with_codes(extranet.app.db.reader(), &codes).await;
    let societe = societe.expect("sociétés").expect("a société");
    Agence { login: societe.login_path(), societe }
}
