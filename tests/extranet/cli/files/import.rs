//! `palier import`

use std::process::Output;

use palier::contracts::Tiers;
use palier::ledger::Ledger;

use super::told;
use crate::support::Extranet;

const FILE: &str = "ref_tiers;nom;ref_contrat;qualite;debut\n\
                    T1;Roux;C1;locataire;01/09/2019\n\
                    T2;Benali;C2;copropriétaire;\n";

pub fn import(extranet: &Extranet, file: &str, more: &[&str]) -> Output {
    let words = ["import", "--client-code", "bellevue", "--societe-code", "TLS", file];
    extranet.palier(&[&words, more].concat())
}

async fn names(extranet: &Extranet, agence: &crate::support::people::Agence) -> Vec<String> {
    let db = extranet.app.db.reader();
    let all = Tiers::page_of(db, &agence.societe, None, 100).await.expect("tiers");
    all.into_iter().map(|tiers| tiers.last_name).collect()
}

/// The figures of the summary: read, created, changed, unchanged, ended, refused.
pub fn figures(summary: &str) -> Vec<u64> {
    let rows = summary.lines().map(|line| {
        line.split(['│', '┆']).filter_map(|cell| cell.trim().parse().ok()).collect::<Vec<_>>()
    });
    rows.into_iter().find(|figures| figures.len() == 6).unwrap_or_default()
}

#[tokio::test]
async fn a_file_is_tried_then_imported_and_changes_nothing_again() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let file = extranet.file("tiers.csv", FILE);

    let (code, said, _) = told(&import(&extranet, &file, &["--dry-run"]));
    assert_eq!((code, figures(&said)), (Some(0), vec![2, 2, 0, 0, 0, 0]), "{said}");
    assert!(said.contains("rien n’est enregistré"), "{said}");
    assert!(names(&extranet, &bellevue).await.is_empty());

    let (code, said, _) = told(&import(&extranet, &file, &[]));
    assert_eq!((code, figures(&said)), (Some(0), vec![2, 2, 0, 0, 0, 0]), "{said}");
    assert_eq!(names(&extranet, &bellevue).await, ["Roux", "Benali"]);

    let (code, said, _) = told(&import(&extranet, &file, &["--lang", "en"]));
    assert_eq!((code, figures(&said)), (Some(0), vec![2, 0, 0, 2, 0, 0]), "{said}");
    assert!(said.contains("Imported: Cabinet Bellevue"), "{said}");
}

#[tokio::test]
async fn refused_rows_are_listed_and_reported_and_the_others_are_imported() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let file = extranet.file("tiers.csv", format!("{FILE}T3;Mora;C3;locataire;31/02/2020\n"));
    let report = extranet.place("report.csv");

    let (code, said, _) =
        told(&import(&extranet, &file, &["--report", &report.display().to_string()]));
    assert_eq!((code, figures(&said)), (Some(2), vec![3, 2, 0, 0, 0, 1]), "{said}");
    let told_row = said.lines().find(|line| line.contains("debut")).expect("the refused row");
    assert!(told_row.contains(" 4 ") && told_row.contains("JJ/MM/AAAA"), "{told_row}");
    assert!(!said.contains("Mora") && !said.contains("31/02"), "no value is repeated: {said}");
    assert_eq!(names(&extranet, &bellevue).await, ["Roux", "Benali"]);

    let report = std::fs::read_to_string(report).expect("a report");
    assert!(report.contains("\"4\";\"debut\";\"refusée\""), "{report}");
}

#[tokio::test]
async fn a_report_never_takes_the_place_of_another_file() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let file = extranet.file("tiers.csv", FILE);
    let (code, _, complaint) = told(&import(&extranet, &file, &["--report", &file]));
    assert_eq!(code, Some(1));
    assert!(complaint.contains("tiers.csv"), "{complaint}");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), FILE);
    assert!(names(&extranet, &bellevue).await.is_empty());
}

#[tokio::test]
async fn a_wrong_file_or_a_wrong_societe_is_a_fault_in_plain_words() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let file = extranet.file("tiers.csv", FILE.replace("nom;", "mot_de_passe;"));
    let (code, said, complaint) = told(&import(&extranet, &file, &[]));
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(complaint.contains("Colonnes inconnues"), "{complaint}");

    let words = ["import", "--client-code", "BELLEVUE", "--societe-code", "NOPE", &file];
    let (code, _, complaint) = told(&extranet.palier(&words));
    assert_eq!(code, Some(1));
    assert!(complaint.contains("no société has the codes BELLEVUE and NOPE"), "{complaint}");
}

#[tokio::test]
async fn entries_are_tried_then_imported_with_the_day_they_are_complete_until() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let tiers = extranet.file("tiers.csv", FILE);
    import(&extranet, &tiers, &[]);
    let file = extranet.file(
        "entries.csv",
        "ref_mouvement;ref_contrat;date;libelle;montant\nE1;C1;01/05/2026;Loyer;812,50\n\
         E2;C9;01/05/2026;Loyer;812,50\n",
    );
    let kind = ["--kind", "entries", "--as-of", "2026-05-12"];
    for dry in [true, false] {
        let more = if dry { &[kind.as_slice(), &["--dry-run"]].concat() } else { &kind.to_vec() };
        let (code, said, complaint) = told(&import(&extranet, &file, more));
        assert_eq!((code, figures(&said)), (Some(2), vec![2, 1, 0, 0, 0, 1]), "{said}{complaint}");
        assert!(said.contains("Ce contrat est inconnu"), "{said}");
        assert_eq!(extranet.count("entry").await, i64::from(!dry));
    }
    let ledger = Ledger::of(extranet.app.db.reader(), bellevue.societe.id).await;
    let as_of = ledger.expect("an answer").map(|ledger| ledger.as_of.to_string());
    assert_eq!(as_of.as_deref(), Some("2026-05-12"));
    let (code, ..) = told(&import(&extranet, &file, &[]));
    assert_eq!(code, Some(1), "a file of entries is no file of tiers");
}
