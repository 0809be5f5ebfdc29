//! JSON files, good and bad.

use super::*;

const GOOD: &str = r#"{"tiers": [
  {"ref_tiers": "T1", "civilite": "Mme", "nom": "Roux", "email": "c@d.example",
   "contrats": [
     {"ref_contrat": "C1", "qualite": "locataire", "lot": null, "debut": "2021-09-01"},
     {"ref_contrat": "C2", "qualite": "copropriétaire", "lot": "4", "debut": ""}]},
  {"nom": "Petit", "civilite": null, "email": null, "ref_tiers": "T2",
   "contrats": [{"ref_contrat": "C3", "qualite": "bailleur", "lot": "", "debut": null}]}
]}
"#;

#[test]
fn json_gives_the_same_rows_as_csv() {
    let csv = "ref_tiers;civilite;nom;email;ref_contrat;qualite;lot;debut\n\
               T1;Mme;Roux;c@d.example;C1;locataire;;01/09/2021\n\
               T1;Mme;Roux;c@d.example;C2;copropriétaire;4;\nT2;;Petit;;C3;bailleur;;\n";
    let json = outcomes(format!("\u{feff}{GOOD}"), Format::Json);
    let same = |row: Result<Row, Refusal>| Row { line: 0, ..row.unwrap() };
    let lines: Vec<u64> = json.iter().map(|row| row.as_ref().unwrap().line).collect();
    assert_eq!(lines, [2, 2, 6]);
    let csv: Vec<Row> = outcomes(csv, Format::Csv).into_iter().map(same).collect();
    assert_eq!(json.into_iter().map(same).collect::<Vec<_>>(), csv);
}

#[test]
fn a_key_that_is_not_there_is_told_from_a_null() {
    let row = outcomes(one(&format!(r#""nom":"A","email":null,{CONTRATS}"#)), Format::Json);
    let row = row.into_iter().next().unwrap().unwrap();
    assert_eq!((row.tiers.suggested_email, row.tiers.first_name), (Given::Empty, Given::Absent));
}

/// A file with one tiers, at its second line.
fn one(members: &str) -> Vec<u8> {
    format!("{{\"tiers\":[\n{{\"ref_tiers\":\"T1\",{members}}}]}}").into_bytes()
}

const CONTRATS: &str = r#""contrats":[{"ref_contrat":"C1","qualite":"locataire"}]"#;

#[test]
fn a_value_that_is_not_a_text_refuses_its_row() {
    for value in ["1000", "true", "[]", "{}", "1.5"] {
        let rows =
            outcomes(one(&format!(r#""nom":"A","code_postal":{value},{CONTRATS}"#)), Format::Json);
        assert_eq!(refusals(rows), [(2, Some("code_postal"), Reason::NotText)], "{value}");
    }
}

#[test]
fn a_tiers_without_a_contract_is_refused() {
    for contrats in ["[]", "null", "{}", "[1]"] {
        let rows = outcomes(one(&format!(r#""nom":"A","contrats":{contrats}"#)), Format::Json);
        assert_eq!(refusals(rows), [(2, Some("contrats"), Reason::NoContract)], "{contrats}");
    }
    assert_eq!(refusals(outcomes(one(r#""nom":"A""#), Format::Json)).len(), 1);
}

#[test]
fn control_characters_written_as_escapes_are_seen() {
    let cases = [("A\\u0000B", Reason::ForbiddenCharacter), ("A\\r\\nB", Reason::LineBreak)];
    for (name, reason) in cases {
        let rows = outcomes(one(&format!(r#""nom":"{name}",{CONTRATS}"#)), Format::Json);
        assert_eq!(refusals(rows), [(2, Some("nom"), reason)]);
    }
}

#[test]
fn keys_unknown_misplaced_or_repeated_refuse_the_file() {
    let unknown = one(&format!(r#""nom":"A","mot_de_passe":"x",{CONTRATS}"#));
    let misplaced = one(&format!(r#""nom":"A","lot":"3",{CONTRATS}"#));
    for (file, expected) in [(unknown, "mot_de_passe"), (misplaced, "lot")] {
        let fault = open(file, Format::Json).unwrap().next().unwrap().unwrap_err();
        assert!(
            matches!(&fault, FileFault::UnknownKey { line: 2, key } if key == expected),
            "{fault}"
        );
    }
    for repeated in [r#""nom":"B","nom":"C""#, r#""contrats":[]"#] {
        let file = one(&format!("{repeated},{CONTRATS}"));
        let fault = open(file, Format::Json).unwrap().next().unwrap().unwrap_err();
        assert!(matches!(fault, FileFault::KeyTwice { line: 2, .. }), "{fault}");
    }
}

#[test]
fn anything_but_the_expected_shape_is_refused() {
    for file in ["[]", "{}", r#"{"autre":[]}"#, r#"{"tiers":{}}"#, "nom;prenom", r#"{"tiers""#] {
        assert!(matches!(open(file, Format::Json), Err(FileFault::BadJson { line: 1 })), "{file}");
    }
    let ends = ["", "{", "1]}", "{}", "]", "]}x", "],\"a\":1}", ",{}]}", "{\"nom\":\"A\nB\"}]}"];
    for end in ends {
        let mut rows = open(format!("{{\"tiers\":[{end}"), Format::Json).unwrap();
        assert!(rows.any(|row| matches!(row, Err(FileFault::BadJson { .. }))), "{end}");
        assert!(rows.next().is_none(), "{end}: nothing comes after the fault");
    }
    assert!(outcomes(r#"{"tiers":[]}"#, Format::Json).is_empty());
}

#[test]
fn a_comma_with_nothing_after_is_refused_at_its_line() {
    let file = GOOD.replace("null}]}\n]", "null}]},\n]");
    let last = open(file, Format::Json).unwrap().last().unwrap();
    assert!(matches!(last, Err(FileFault::BadJson { line: 8 })), "{last:?}");
}

#[test]
fn json_in_another_encoding_is_refused() {
    let bytes = one(&format!(r#""nom":"Ren?",{CONTRATS}"#));
    let latin = bytes.into_iter().map(|b| if b == b'?' { 0xE9 } else { b }).collect::<Vec<_>>();
    assert!(matches!(open(latin, Format::Json), Err(FileFault::JsonNotUtf8 { line: 2 })));
}

#[test]
fn a_tiers_that_would_fill_the_memory_stops_the_file() {
    let endless = std::iter::repeat_n("[1,2],", 400_000).collect::<String>();
    let file = format!("{{\"tiers\":[\n{{\"contrats\":[{endless}");
    let fault = open(file, Format::Json).unwrap().next().unwrap().unwrap_err();
    assert!(matches!(fault, FileFault::RecordTooLong { line: 1 | 2 }), "{fault}");
}
