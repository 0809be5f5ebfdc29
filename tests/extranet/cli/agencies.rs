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
async fn a_societe_with_another_code_keeps_its_letters_and_its_people() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let other = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let paper = extranet.papers(&bellevue, &dossier, 2).await.remove(1);
    let tls = "societe codes --client-code BELLEVUE --societe-code TLS --new-societe-code";
    let taken = refused(&extranet, &format!("{tls} mtb"));
    assert!(taken.contains("BELLEVUE/MTB already lead to a société"), "{taken}");
    let same = refused(&extranet, &format!("{tls} TLS"));
    assert!(same.contains("BELLEVUE/TLS already lead to a société"), "{same}");
    let told = said(&extranet, &format!("{tls} TOU"));
    assert!(told.contains(&format!("{ORIGIN}/login?client=BELLEVUE&societe=TOU")), "{told}");

    let page = extranet.browser().visit("/login?client=BELLEVUE&societe=TOU").await;
    page.sees("Cabinet Bellevue");
    // The letter in a drawer prints the former address, and its pair still opens.
    extranet.at_email_step(&bellevue, &paper).await.sees("Cabinet Bellevue");
    camille.reload().await.sees("Mes contrats").sees("8 rue des Lilas");
    extranet.browser().visit(&other.login).await.sees("Bellevue Montauban");

    // And back again, by the former codes: no pair is current and former at once.
    said(&extranet, &format!("{tls} TLS"));
    extranet.browser().visit("/login?client=BELLEVUE&societe=TOU").await.sees("Cabinet Bellevue");
    assert_eq!(extranet.count("code_alias").await, 1);
    let trail = said(&extranet, "audit --kind agency_changed --format json");
    assert!(trail.contains("société BELLEVUE/TLS has the codes BELLEVUE/TOU now"), "{trail}");
}

#[tokio::test]
async fn an_agency_with_another_client_code_takes_all_its_societes_along() {
    let extranet = Extranet::open().await;
    let tls = extranet.bellevue().await;
    let mtb = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    extranet.rives().await;
    let code = "agency code --client-code BELLEVUE --new-client-code";
    let taken = refused(&extranet, &format!("{code} RIVES"));
    assert!(taken.contains("the client code RIVES is taken"), "{taken}");
    let told = said(&extranet, &format!("{code} ALPINE"));
    assert!(told.contains(&format!("{ORIGIN}/login?client=ALPINE&societe=MTB")), "{told}");
    for (former, current, name) in [
        (&tls.login, "/login?client=ALPINE&societe=TLS", "Cabinet Bellevue"),
        (&mtb.login, "/login?client=ALPINE&societe=MTB", "Bellevue Montauban"),
    ] {
        extranet.browser().visit(former).await.sees(name);
        extranet.browser().visit(current).await.sees(name);
    }
    let trail = said(&extranet, "audit --kind agency_changed --format json");
    assert!(trail.contains("agency BELLEVUE has the client code ALPINE now"), "{trail}");
    assert!(trail.contains("société BELLEVUE/MTB has the codes ALPINE/MTB now"), "{trail}");
}

#[tokio::test]
async fn a_suspended_societe_activates_nobody_until_it_is_opened_again() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let paper = extranet.paper(&bellevue, &denis).await;
    let set = "societe set --client-code BELLEVUE --societe-code TLS --suspended";
    let told = said(&extranet, &format!("{set} true"));
    assert!(told.contains("changed: suspended"), "{told}");
    let page = extranet.browser().visit(&bellevue.login).await;
    page.sees("L'espace en ligne de cette agence est suspendu pour le moment");
    extranet.browser().claim(&bellevue, &paper).await.sees("ne correspond");
    camille.reload().await.sees("Mes contrats");
    said(&extranet, &format!("{set} false"));
    extranet.browser().visit(&bellevue.login).await.does_not_see("suspendu");
    extranet.at_email_step(&bellevue, &paper).await;
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
