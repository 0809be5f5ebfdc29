//! `palier letters print`

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use palier::contracts::tiers;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::told;
use crate::space::quittances_pdf;
use crate::support::people::{Agence, Dossier};
use crate::support::{Browser, Extranet, Paper};

fn print(extranet: &Extranet, out: &Path, whom: &[&str]) -> Output {
    let out = out.display().to_string();
    let words = ["letters", "print", "--client-code", "BELLEVUE", "--societe-code", "TLS"];
    extranet.palier(&[&words, whom, &["--out", &out]].concat())
}

/// The pairs of the CSV beside the letters.
fn papers(path: &Path) -> Vec<Paper> {
    let text = std::fs::read_to_string(path).expect("a file");
    let text = text.strip_prefix('\u{feff}').expect("the mark that Excel wants");
    let mut csv = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let rows = csv.records().map(|row| row.expect("a row"));
    rows.map(|row| Paper { login: row[8].to_owned(), secret: row[9].to_owned() }).collect()
}

async fn type_pair(extranet: &Extranet, agence: &Agence, paper: &Paper) -> Browser {
    let browser = extranet.browser().visit(&agence.login).await;
    let browser = browser.fill_labelled("Adresse e-mail ou identifiant provisoire", &paper.login);
    browser.fill_labelled("Mot de passe", &paper.secret).press("Se connecter").await
}

async fn renamed(extranet: &Extranet, dossier: &Dossier, name: &str, address: &str) {
    let mut row = dossier.tiers.clone().into_active_model();
    (row.first_name, row.last_name) = (Set(None), Set(name.to_owned()));
    row.address = Set(address.to_owned());
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let _renamed: tiers::Model = row.update(&tx).await.expect("a tiers");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn letters_are_one_pdf_whose_pairs_open_activation_and_a_csv_of_the_same() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let former = extranet.paper(&bellevue, &camille).await;
    extranet.dossier(&bellevue, "Nadia Benali", None).await;
    let (pdf, csv) = (extranet.place("letters.pdf"), extranet.place("letters.csv"));
    let csv_name = csv.display().to_string();
    let (code, said, complaint) =
        told(&print(&extranet, &pdf, &["--all", "--qualite", "locataire", "--csv", &csv_name]));
    assert_eq!(code, Some(0), "{complaint}");
    assert!(said.contains("2 letters in"), "{said}");
    for file in [&pdf, &csv] {
        let mode = std::fs::metadata(file).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    let papers = papers(&csv);
    let words = quittances_pdf::text(&std::fs::read(&pdf).expect("a file"));
    for paper in &papers {
        assert!(words.contains(&paper.login) && words.contains(&paper.secret), "{words}");
        assert!(!said.contains(&paper.secret) && !complaint.contains(&paper.secret));
        type_pair(&extranet, &bellevue, paper).await.sees("Continuer");
    }
    for said in
        ["Cabinet Bellevue", "Camille Roux", "8 rue des Lilas", "31000 Toulouse", "BELLEVUE"]
    {
        assert!(words.contains(said), "{said} in {words}");
    }
    let address = format!("https://extranet.example{}", bellevue.login);
    assert!(
        words.replace("& ", "&").replace(" ?", "?").contains(&address),
        "on as many lines as it takes: {words}"
    );
    type_pair(&extranet, &bellevue, &former).await.does_not_see("Continuer");
    let staff = extranet.staff(&bellevue, palier::staff::Right::Lecture).await;
    let journal = format!("/office/{}/journal?kind=letters_printed", bellevue.societe.id);
    staff.visit(&journal).await.sees("Courriers préparés");
}

#[tokio::test]
async fn hostile_names_are_printed_as_far_as_they_can_be_and_said_to_be_so() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    let names = [
        "<script>alert(1)</script>",
        "\u{202E}txen gnihtyreve",
        "محمد الأمين",
        "漢字 太郎",
        &"Van der ".repeat(60),
        &"W".repeat(400),
        "=cmd|' /C calc'!A0",
        "O\u{2019}Neill – Łukasiewicz & Ñandú",
    ];
    for name in names {
        let dossier = extranet.dossier(&bellevue, "A B", None).await;
        renamed(&extranet, &dossier, name, &format!("{name}\n{name}")).await;
    }
    let (pdf, csv) = (extranet.place("letters.pdf"), extranet.place("letters.csv"));
    let csv_name = csv.display().to_string();
    let (code, said, complaint) = told(&print(&extranet, &pdf, &["--all", "--csv", &csv_name]));
    assert_eq!(code, Some(0), "{complaint}");
    assert!(said.contains("3 of them have signs that the typeface lacks"), "{said}");
    let bytes = std::fs::read(&pdf).expect("a file");
    let words = quittances_pdf::text(&bytes);
    assert!(words.contains("<script>alert(1)</script>") && words.contains("Łukasiewicz"));
    assert!(words.contains("31000 Toulouse"), "every address keeps its town");
    assert!(bytes.windows(7).any(|window| window == b"pdfuaid"), "still read aloud");
    let rows = std::fs::read_to_string(&csv).expect("a file");
    assert!(rows.contains("\"'=cmd") && !rows.contains(";\"=cmd"), "{rows}");
    assert_eq!(papers(&csv).len(), names.len());
}

#[tokio::test]
async fn what_cannot_be_printed_changes_nothing() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let former = extranet.paper(&bellevue, &camille).await;
    let out = extranet.place("letters.pdf");
    for whom in [&["--without-access"][..], &["--expired"], &["--all", "--qualite", "bailleur"]] {
        let (code, _, complaint) = told(&print(&extranet, &out, whom));
        assert_eq!(code, Some(1));
        assert!(complaint.contains("nobody is left") && !out.exists(), "{complaint}");
    }
    let (code, _, complaint) = told(&print(&extranet, &out, &["--all", "--immeuble", "NOPE"]));
    assert!(code == Some(1) && complaint.contains("NOPE") && !out.exists(), "{complaint}");
    std::fs::write(&out, "mine").expect("a file");
    let (code, _, complaint) = told(&print(&extranet, &out, &["--all"]));
    assert!(code == Some(1) && complaint.contains("letters.pdf"), "{complaint}");
    assert_eq!(std::fs::read(&out).expect("the file"), b"mine");
    type_pair(&extranet, &bellevue, &former).await.sees("Continuer");
}
