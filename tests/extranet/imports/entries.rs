//! A file of entries: what it adds, what it corrects, what it refuses.

use std::fmt::Write;

use palier::imports::{Mode, Reason};
use palier::ledger::{Ledger, Period, Statement, balance, due};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::counts;
use crate::support::entries::{ENTRIES, day};
use crate::support::{Agence, Dossier, Extranet};

async fn camille(extranet: &Extranet) -> (Agence, Dossier, String) {
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let contract = dossier.contract.reference.clone();
    (bellevue, dossier, contract)
}

fn rents(contract: &str) -> String {
    format!(
        "E1;{contract};01/04/2026;Loyer d’avril;800,00;0,00;05/04/2026;loyer;01/04/2026;30/04/2026\n\
         E2;{contract};01/05/2026;Loyer de mai;800,00;;05/05/2026;loyer;01/05/2026;31/05/2026\n\
         E3;{contract};02/05/2026;Virement;;1000,00;;règlement;;\n"
    )
}

/// What the account comes to, and what is left of it to pay.
async fn owed(extranet: &Extranet, dossier: &Dossier) -> (i64, Vec<(String, i64)>) {
    let (db, contract) = (extranet.app.db.reader(), &dossier.contract);
    let key = (contract.societe_id, contract.id);
    let balance = balance::Entity::find_by_id(key).one(db).await.expect("an answer");
    let dues = due::Entity::find()
        .filter(due::COLUMN.contract_id.eq(contract.id))
        .order_by_asc(due::COLUMN.due_on)
        .all(db)
        .await
        .expect("dues");
    let dues = dues.into_iter().map(|due| (due.due_on.to_string(), due.cents.cents()));
    (balance.map_or(0, |balance| balance.cents.cents()), dues.collect())
}

async fn statement(extranet: &Extranet, dossier: &Dossier) -> Statement {
    let of = (dossier.contract.societe_id, dossier.contract.id);
    let all = Statement::of(extranet.app.db.reader(), of, Some(Period::All)).await;
    all.expect("a statement")
}

#[tokio::test]
async fn entries_make_a_balance_and_what_is_due_oldest_first() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, contract) = camille(&extranet).await;
    let report = extranet.entries(&bellevue.societe, &rents(&contract)).await;
    assert_eq!((report.read, counts(&report)), (3, [3, 0, 0, 0, 0]));
    let expected = (60_000, vec![("2026-05-05".to_owned(), 60_000)]);
    assert_eq!(owed(&extranet, &dossier).await, expected);
    let ledger = Ledger::of(extranet.app.db.reader(), bellevue.societe.id).await;
    assert_eq!(ledger.expect("an answer").expect("a ledger").as_of, day("2026-05-12"));
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, contract) = camille(&extranet).await;
    extranet.entries(&bellevue.societe, &rents(&contract)).await;
    let before = statement(&extranet, &dossier).await;
    let report = extranet.entries(&bellevue.societe, &rents(&contract)).await;
    assert_eq!(counts(&report), [0, 0, 3, 0, 0]);
    assert_eq!(statement(&extranet, &dossier).await, before);
}

#[tokio::test]
async fn a_changed_row_is_taken_back_and_stated_anew_and_so_again() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, contract) = camille(&extranet).await;
    extranet.entries(&bellevue.societe, &rents(&contract)).await;
    for (file, amount) in [("800,00;0,00", "850,00;"), ("800,00;0,00", "820,00;")] {
        let changed = rents(&contract).replace(file, amount);
        let report = extranet.entries(&bellevue.societe, &changed).await;
        assert_eq!(counts(&report), [0, 1, 2, 0, 0]);
    }
    let lines = statement(&extranet, &dossier).await.lines;
    let of_april = lines.iter().filter(|line| line.entry.reference == "E1");
    let told: Vec<_> = of_april.map(|it| (it.entry.revision, it.entry.cents.cents())).collect();
    assert_eq!(told, [(0, 80_000), (1, -80_000), (2, 85_000), (3, -85_000), (4, 82_000)]);
    let expected = (62_000, vec![("2026-05-05".to_owned(), 62_000)]);
    assert_eq!(owed(&extranet, &dossier).await, expected);
}

#[tokio::test]
async fn an_entry_sent_with_nothing_is_cancelled() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, contract) = camille(&extranet).await;
    extranet.entries(&bellevue.societe, &rents(&contract)).await;
    let none = rents(&contract).replace(";1000,00;", ";0;");
    assert_eq!(counts(&extranet.entries(&bellevue.societe, &none).await), [0, 1, 2, 0, 0]);
    let (balance, dues) = owed(&extranet, &dossier).await;
    assert_eq!((balance, dues.len()), (160_000, 2));
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_writes_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, contract) = camille(&extranet).await;
    let file = format!("{ENTRIES}{}E9;NOPE;01/05/2026;X;1;;;;;\n", rents(&contract));
    let dry = extranet.send_entries(&bellevue.societe, file.as_str(), Mode::DryRun).await;
    let dry = dry.expect("a dry run");
    assert_eq!(counts(&dry), [3, 0, 0, 0, 1]);
    assert!(statement(&extranet, &dossier).await.lines.is_empty());
    let ledger = Ledger::of(extranet.app.db.reader(), bellevue.societe.id).await;
    assert_eq!(ledger.expect("an answer"), None);
    let real = extranet.send_entries(&bellevue.societe, file, Mode::ForReal).await;
    assert_eq!(real.expect("an import"), dry);
}

#[tokio::test]
async fn what_belongs_to_another_contract_or_to_none_is_refused() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, contract) = camille(&extranet).await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let rives = extranet.rives().await;
    extranet.entries(&bellevue.societe, &rents(&contract)).await;
    let lines = format!(
        "{}N1;NOPE;01/05/2026;X;1;;;;;\nN2;{contract};01/05/2026;X;1;2;;;;\n",
        rents(&other.contract.reference)
    );
    let report = extranet.entries(&bellevue.societe, &lines).await;
    assert_eq!(counts(&report), [0, 0, 0, 0, 5]);
    let told: Vec<_> =
        report.refused().iter().map(|it| (it.line, it.column, it.reason.clone())).collect();
    assert_eq!(told[0], (2, Some("ref_mouvement"), Reason::OtherContract));
    assert_eq!(told[3], (5, Some("ref_contrat"), Reason::UnknownContract));
    assert_eq!(told[4], (6, Some("credit"), Reason::TwoAmounts));
    // A contract of this société does not exist at another one.
    let report = extranet.entries(&rives.societe, &rents(&contract)).await;
    assert_eq!(counts(&report), [0, 0, 0, 0, 3]);
    assert_eq!(owed(&extranet, &dossier).await.0, 60_000);
}

#[tokio::test]
async fn a_large_file_asks_so_many_statements_a_chunk_and_no_more() {
    let (extranet, statements) = Extranet::open().await.counted();
    let (bellevue, dossier, contract) = camille(&extranet).await;
    let mut lines = String::new();
    for at in 0..2_500 {
        writeln!(lines, "L{at:05};{contract};01/05/2026;Loyer;1,00;;;loyer;;").expect("a line");
    }
    statements.taken();
    let report = extranet.entries(&bellevue.societe, &lines).await;
    assert_eq!(counts(&report), [2_500, 0, 0, 0, 0]);
    let asked = statements.taken();
    assert!(asked < 30, "{asked} statements for three chunks");
    let (balance, dues) = owed(&extranet, &dossier).await;
    assert_eq!((balance, dues.len()), (250_000, 2_500));
}
