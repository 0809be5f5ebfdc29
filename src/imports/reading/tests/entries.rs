//! Files of entries, good and bad.

use super::*;
use crate::clock::Day;
use crate::ledger::EntryKind;
use crate::money::Cents;

const ENTRIES: &str = "ref_mouvement;ref_contrat;date;libelle;debit;credit;montant;echeance;type;periode_debut;periode_fin\n";

fn entries(file: impl Into<Vec<u8>>, format: Format) -> Vec<Result<EntryRow, Refusal>> {
    let file = Cursor::new(file.into());
    let rows = read_as::<EntryRow>(file, format, Limits::default()).unwrap();
    rows.map(Result::unwrap).collect()
}

fn under_header(body: &str) -> Vec<Result<EntryRow, Refusal>> {
    entries(format!("{ENTRIES}{body}"), Format::Csv)
}

fn refused(rows: Vec<Result<EntryRow, Refusal>>) -> Vec<(u64, Option<&'static str>, Reason)> {
    rows.into_iter().filter_map(Result::err).map(|r| (r.line, r.column, r.reason)).collect()
}

#[test]
fn a_full_row_is_read_in_csv_and_in_json() {
    let day = |text| Day::parse(text).unwrap();
    let csv = under_header(
        "E1;C1;01/05/2026;Loyer de mai;1 234,56;0,00;;2026-05-05;Loyer;01/05/2026;31/05/2026\n",
    );
    let json = r#"{"mouvements":[
        {"ref_mouvement":"E1","ref_contrat":"C1","date":"2026-05-01","libelle":"Loyer de mai",
         "montant":"1234.56","echeance":"2026-05-05","type":"loyer","credit":null,
         "periode_debut":"2026-05-01","periode_fin":"2026-05-31"}]}"#;
    let expected = EntryRow {
        line: 2,
        reference: "E1".into(),
        contract: "C1".into(),
        dated_on: day("2026-05-01"),
        label: "Loyer de mai".into(),
        cents: Cents::new(123_456),
        due_on: Given::Value(day("2026-05-05")),
        kind: Given::Value(EntryKind::Loyer),
        period_from: Given::Value(day("2026-05-01")),
        period_until: Given::Value(day("2026-05-31")),
    };
    assert_eq!(csv, [Ok(expected.clone())]);
    assert_eq!(entries(json, Format::Json), [Ok(expected)]);
}

#[test]
fn a_credit_is_less_than_zero_and_a_zero_beside_it_says_nothing() {
    let rows = under_header(
        "E1;C1;01/05/2026;Virement;0;812,50;;;règlement;;\nE2;C1;01/05/2026;Avoir;;;-5;;;;\n\
         E3;C1;01/05/2026;Annulé;0,00;0,00;;;;;\nE4;C1;01/05/2026;Contre-passé;-3;;;;;;\n",
    );
    let cents: Vec<i64> = rows.iter().flatten().map(|row| row.cents.cents()).collect();
    assert_eq!(cents, [-81_250, -500, 0, -300]);
    let kinds: Vec<Given<EntryKind>> = rows.iter().flatten().map(|row| row.kind).collect();
    assert_eq!(kinds[..2], [Given::Value(EntryKind::Reglement), Given::Empty]);
}

#[test]
fn a_bad_value_refuses_its_row_alone_with_its_line_and_column() {
    let rows = under_header(
        "E1;C1;01/05/2026;Deux;5;5;;;;;\nE2;C1;01/05/2026;Deux;5;;5;;;;\n\
         E3;C1;01/05/2026;Rien;;;;;;;\nE4;C1;01/05/2026;Flou;1.234,56;;;;;;\n\
         E5;C1;;Sans date;5;;;;;;\nE6;;01/05/2026;Sans contrat;5;;;;;;\n\
         E7;C1;01/05/2026;Type;5;;;;bizarre;;\nE8;C1;01/05/2026;Période;5;;;;;02/05/2026;01/05/2026\n\
         E9;C1;01/05/2026;Bon;5;;;;;;\nE9;C1;01/05/2026;Encore;5;;;;;;\n",
    );
    assert_eq!(rows.iter().flatten().count(), 1);
    let expected = [
        (2, Some("credit"), Reason::TwoAmounts),
        (3, Some("montant"), Reason::TwoAmounts),
        (4, Some("montant"), Reason::Missing),
        (5, Some("debit"), Reason::BadAmount),
        (6, Some("date"), Reason::Missing),
        (7, Some("ref_contrat"), Reason::Missing),
        (8, Some("type"), Reason::UnknownEntryKind),
        (9, Some("periode_fin"), Reason::EndsBeforeStart),
        (11, Some("ref_mouvement"), Reason::SameEntry { first: 10 }),
    ];
    assert_eq!(refused(rows), expected);
}

#[test]
fn the_columns_of_another_kind_of_file_are_unknown() {
    let file = Cursor::new(format!("ref_tiers;{ENTRIES}"));
    let fault = read_as::<EntryRow>(file, Format::Csv, Limits::default()).err();
    let Some(FileFault::Header(header)) = fault else { panic!("accepted") };
    assert_eq!(header.unknown, ["ref_tiers"]);
    let json = Cursor::new(r#"{"tiers":[]}"#);
    let fault = read_as::<EntryRow>(json, Format::Json, Limits::default()).err();
    assert!(matches!(fault, Some(FileFault::BadJson { line: 1 })));
}
