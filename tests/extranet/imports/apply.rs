//! One file applied: what it does, what it refuses, and what it leaves alone.

use std::fmt::Write;

use palier::audit::{self, Filter, Kind, Outcome};
use palier::contracts::{Contract, Tiers};
use palier::imports::{ImportFault, Language, Mode, Reason};

use super::{FILE, HEADER, counts};
use crate::support::Extranet;
use crate::support::people::Agence;

async fn references(extranet: &Extranet, agence: &Agence) -> Vec<String> {
    let db = extranet.app.db.reader();
    let all = Tiers::page_of(db, &agence.societe, None, 10_000).await.expect("tiers");
    all.into_iter().map(|tiers| tiers.reference).collect()
}

async fn imports(extranet: &Extranet) -> Vec<(Outcome, String)> {
    let filter = Filter { kind: Some(Kind::Imported), limit: 10, ..Filter::default() };
    let events = audit::list(extranet.app.db.reader(), &filter).await.expect("events");
    events.into_iter().map(|event| (event.outcome, event.subject)).collect()
}

#[tokio::test]
async fn a_refused_row_is_told_with_its_line_and_column_and_the_others_are_imported() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let lines = format!("{FILE}T3;;Benali;Nadia;;;C4;propriétaire;;\nT4;;Mora;;;;C5;locataire;;\n");
    let report = extranet.import(&bellevue.societe, &lines).await;
    assert_eq!(counts(&report), [4, 0, 0, 0, 1]);
    let refusal = &report.refused()[0];
    assert_eq!((refusal.line, refusal.column), (5, Some("qualite")));
    assert_eq!(refusal.reason, Reason::UnknownQualite);
    assert!(refusal.reason.text(Language::French).contains("locataire, propriétaire bailleur"));
    assert_eq!(references(&extranet, &bellevue).await, ["T1", "T2", "T4"]);
}

#[tokio::test]
async fn a_contract_never_passes_to_another_tiers() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.import(&bellevue.societe, FILE).await;
    let moved = "T2;SCI;des Tilleuls;;1 place Wilson;;C1;locataire;;\n\
                 T9;;Nouveau;;;;C2;locataire;;\n";
    for mode in [Mode::DryRun, Mode::ForReal] {
        let report = extranet.apply(&bellevue.societe, format!("{HEADER}{moved}"), mode).await;
        let report = report.expect("an import");
        assert_eq!(counts(&report), [0, 0, 0, 0, 2]);
        let told = report.refused().iter().map(|refusal| (refusal.line, refusal.reason.clone()));
        let expected = [(2, Reason::OtherTiers), (3, Reason::OtherTiers)];
        assert!(told.eq(expected), "{:?}", report.refused());
    }
    assert_eq!(references(&extranet, &bellevue).await, ["T1", "T2"], "no tiers without a contract");
}

#[tokio::test]
async fn a_file_of_an_old_spreadsheet_keeps_its_accents() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let text = format!("{HEADER}T1;Mme;Lefèvre-Bœuf;Zoé;Allée d’Été;;C1;copropriétaire;;\n");
    let (windows, _, lossy) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!lossy && std::str::from_utf8(&windows).is_err());
    extranet.apply(&bellevue.societe, windows, Mode::ForReal).await.expect("an import");
    let tiers = Tiers::page_of(extranet.app.db.reader(), &bellevue.societe, None, 1).await;
    let tiers = tiers.expect("tiers").remove(0);
    assert_eq!(tiers.name(), "Mme Zoé Lefèvre-Bœuf");
    assert_eq!(tiers.address, "Allée d’Été");
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_writes_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.import(&bellevue.societe, FILE).await;
    let said = imports(&extranet).await;
    let next = FILE.replace("8 rue des Lilas", "9 rue X").replace("15/02/2021;", ";31/03/2026");
    let next = format!("{HEADER}{next}T3;;Mora;;;;C9;locataire;;\nT4;;;;;;C10;locataire;;\n");

    let dry = extranet.apply(&bellevue.societe, next.as_str(), Mode::DryRun).await;
    let dry = dry.expect("a dry run");
    assert_eq!(counts(&dry), [1, 1, 1, 1, 1]);
    assert_eq!(references(&extranet, &bellevue).await, ["T1", "T2"]);
    assert_eq!(imports(&extranet).await, said, "nor is it said that something was imported");

    let real = extranet.apply(&bellevue.societe, next, Mode::ForReal).await.expect("an import");
    assert_eq!(real, dry);
    assert_eq!(references(&extranet, &bellevue).await, ["T1", "T2", "T3"]);
}

#[tokio::test]
async fn the_same_references_at_another_societe_are_other_tiers() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    extranet.import(&bellevue.societe, FILE).await;
    let report = extranet.import(&rives.societe, &FILE.replace("Roux", "Durand")).await;
    assert_eq!(counts(&report), [3, 0, 0, 0, 0]);
    let db = extranet.app.db.reader();
    for (agence, name) in [(bellevue, "Mme Camille Roux"), (rives, "Mme Camille Durand")] {
        let all = Tiers::page_of(db, &agence.societe, None, 100).await.expect("tiers");
        assert_eq!((all.len(), all[0].name()), (2, name.into()));
        let contracts = Contract::of_tiers(db, agence.societe.id, all[0].id).await;
        assert_eq!(contracts.expect("contracts").len(), 2);
    }
}

#[tokio::test]
async fn the_audit_trail_keeps_the_counts_and_which_file_it_was() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.import(&bellevue.societe, "T1;;Roux;;;;C1;locataire;;\n").await;
    // As `sha256sum` says it.
    let file = "74fea8d5ee8992d71cf285bc7f9f81f295cae18b0092613e1da1d6065e2f423f";
    let counts = "1 read, 1 created, 0 changed, 0 unchanged, 0 ended, 0 refused";
    let expected = format!("sha256 {file}: {counts}");
    assert_eq!(imports(&extranet).await, [(Outcome::Done, expected)]);
}

#[tokio::test]
async fn a_file_damaged_halfway_is_finished_by_sending_it_again_mended() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let mut file = HEADER.to_owned();
    for line in 0..12_000 {
        writeln!(file, "T{line:05};;Roux;;;;C{line:05};locataire;;").expect("a line");
    }
    let damaged = format!("{file}T9;\"{}", "never closed ".repeat(100_000));
    let outcome = extranet.apply(&bellevue.societe, damaged, Mode::ForReal).await;
    let Err(ImportFault::File { applied, .. }) = outcome else { panic!("{outcome:?}") };
    assert_eq!(applied, 10_000);
    let (outcome, subject) = imports(&extranet).await.remove(0);
    assert!(outcome == Outcome::Refused && subject.contains(": 10000 read, 10000 created"));

    let report = extranet.apply(&bellevue.societe, file, Mode::ForReal).await.expect("an import");
    assert_eq!(counts(&report), [2_000, 0, 10_000, 0, 0]);
    let first = Tiers::page_of(extranet.app.db.reader(), &bellevue.societe, None, 20_000).await;
    assert_eq!(first.expect("tiers").len(), 12_000);
}
