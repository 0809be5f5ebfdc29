//! CSV files, good and bad.

use super::*;
use crate::clock::Day;

#[test]
fn a_full_row_is_read_in_any_order_of_columns() {
    let file = "Qualité;Réf. contrat;CP;Civilité;Nom;Prénom;Réf. tiers;Adresse;\
                Complément d'adresse;Ville;Pays;Courriel;Résidence;Adresse du bien;\
                CP immeuble;Ville immeuble;N° lot;Date d'entrée;Date de sortie\r\n\
                locataire;B-12;31000;Mme;Le  Goff;Anne-Lise;T-7;3 rue d'Arcole;Bât. B;Toulouse;;\
                A.LeGoff@Courriel.example;Les Cèdres;5 allée Jean-Jaurès;31000;Toulouse;12, 45;\
                01/09/2021;2024-08-31\r\n";
    let row = outcomes(file, Format::Csv).remove(0).unwrap();
    let day = |text| Day::parse(text).unwrap();
    assert_eq!((row.line, row.flaws.len()), (2, 0));
    assert_eq!(row.tiers.reference, "T-7");
    assert_eq!(row.tiers.civility, Given::Value(Civility::Madame));
    assert_eq!(row.tiers.last_name, "Le Goff");
    assert_eq!(row.tiers.first_name.as_deref(), Some("Anne-Lise"));
    assert_eq!(row.tiers.suggested_email.as_deref(), Some("a.legoff@courriel.example"));
    assert_eq!(row.tiers.postal.line_2.as_deref(), Some("Bât. B"));
    assert_eq!(
        (row.tiers.postal.postal_code.as_deref(), row.tiers.postal.country),
        (Some("31000"), Given::Empty)
    );
    assert_eq!(row.contract.reference, "B-12");
    assert_eq!(row.contract.immeuble.name.as_deref(), Some("Les Cèdres"));
    assert_eq!(row.contract.lot.as_deref(), Some("12, 45"));
    assert_eq!(row.contract.started_on, Given::Value(day("2021-09-01")));
    assert_eq!(row.contract.ended_on, Given::Value(day("2024-08-31")));
}

#[test]
fn the_separator_is_the_one_of_the_header() {
    for separator in [";", ",", "\t"] {
        let file =
            "ref_tiers;nom;ref_contrat;qualite\nT1;\"Roux; Camille, dite\tC\";C1;locataire\n"
                .replace("dite\tC", "dite C")
                .replace(';', separator)
                .replace(&format!("Roux{separator}"), "Roux;");
        assert_eq!(names(&outcomes(file, Format::Csv)), ["Roux; Camille, dite C"]);
    }
}

#[test]
fn quotes_line_ends_and_blank_lines_do_not_shift_the_lines() {
    for end in ["\n", "\r\n"] {
        let body = "T1;\"Le \"\"Petit\"\"\";;;C1;locataire;;\"\"\n\n;;;;;;;\nT2;;;;C2;locataire;;\n\
                    T3;\"A\nB\";;;C3;locataire;;\n\n\nT4;;;;C4;locataire;;";
        let rows = outcomes(format!("{HEADER}{body}").replace('\n', end), Format::Csv);
        assert_eq!(names(&rows), ["Le \"Petit\""]);
        let nom = Some("nom");
        let expected =
            [(5, nom, Reason::Missing), (6, nom, Reason::LineBreak), (10, nom, Reason::Missing)];
        assert_eq!(refusals(rows), expected, "{end:?}");
    }
}

#[test]
fn a_quote_never_closed_cannot_swallow_rows_silently() {
    let rows = csv_rows(
        "T1;Roux;;;C1;locataire;;\nT2;\"Petit;;;C2;locataire;;\nT3;Vidal;;;C3;locataire;;\n",
    );
    assert_eq!(names(&rows), ["Roux"]);
    assert_eq!(refusals(rows).len(), 1);
    let mut file = format!("{HEADER}T1;Roux;;;C1;locataire;;\nT2;\"");
    file.extend(std::iter::repeat_n("x;y\n", 600_000));
    let last = open(file, Format::Csv).unwrap().last().unwrap();
    assert!(matches!(last, Err(FileFault::RecordTooLong { line: 3 })), "{last:?}");
}

#[test]
fn a_bad_value_refuses_its_row_alone() {
    let rows = csv_rows(
        "T1;Roux;;;C1;locataire;31/02/2024;\nT2;Petit;;;C2;propriétaire;;\n\
         T3;Vidal;;;;locataire;;\nT4;Morel;;;C4;locataire;02/01/2024;01/01/2024\n\
         T5;Faure;;;C5;locataire;;;;x\nT6;Blanc;;;C6;locataire",
    );
    assert_eq!(names(&rows), ["Blanc"]);
    let expected = [
        (2, Some("debut"), Reason::BadDate),
        (3, Some("qualite"), Reason::UnknownQualite),
        (4, Some("ref_contrat"), Reason::Missing),
        (5, Some("fin"), Reason::EndsBeforeStart),
        (6, None, Reason::TooManyCells { header: 8 }),
    ];
    assert_eq!(refusals(rows), expected);
}

#[test]
fn a_column_that_is_not_there_is_told_from_an_empty_cell() {
    // Spreadsheets leave out the last empty cells of a row.
    let row = csv_rows("T1;Roux;;;C1;locataire\n").remove(0).unwrap();
    assert_eq!((row.contract.ended_on, row.tiers.first_name), (Given::Empty, Given::Empty));
    assert_eq!((row.contract.lot, row.tiers.civility), (Given::Absent, Given::Absent));
}

#[test]
fn formulas_and_scripts_are_kept_as_the_texts_they_are() {
    let rows = csv_rows("T1;\"=cmd|' /C calc'!A0\";<script>x</script>;;C1;locataire;;\n");
    let tiers = rows[0].as_ref().unwrap().tiers.clone();
    assert_eq!(tiers.last_name, "=cmd|' /C calc'!A0");
    assert_eq!(tiers.first_name.as_deref(), Some("<script>x</script>"));
}

#[test]
fn a_bad_suggested_email_does_not_lose_the_tiers() {
    let row = csv_rows("T1;Roux;;c.roux(at)courriel.example;C1;locataire;;\n").remove(0).unwrap();
    assert_eq!(row.tiers.suggested_email, Given::Empty);
    assert_eq!(row.flaws, [Flaw { line: 2, column: "email", notice: Notice::EmailLeftOut }]);
}

#[test]
fn an_email_with_a_line_break_refuses_the_row() {
    let rows = csv_rows("T1;Roux;;\"a@b.example\r\nBcc: c@d.example\";C1;locataire;;\n");
    assert_eq!(refusals(rows), [(2, Some("email"), Reason::LineBreak)]);
}

#[test]
fn a_huge_cell_refuses_its_row_alone() {
    let huge = "x".repeat(300_000);
    let rows = csv_rows(&format!("T1;{huge};;;C1;locataire;;\nT2;Petit;;;C2;locataire;;\n"));
    assert_eq!(names(&rows), ["Petit"]);
    assert_eq!(refusals(rows), [(2, Some("nom"), Reason::TooLong { max: 1_000 })]);
}

#[test]
fn a_tiers_keeps_one_identity_and_a_contract_comes_once() {
    let rows = csv_rows(
        "T1;Roux;Léa;;C1;locataire;;\nT1;Roux ;Léa;;C2;copropriétaire;;\n\
         T1;Roux;Luc;;C3;locataire;;\nT2;Petit;;;C1;locataire;;\n",
    );
    assert_eq!(names(&rows), ["Roux", "Roux"]);
    let expected = [
        (4, Some("ref_tiers"), Reason::OtherIdentity { first: 2 }),
        (5, Some("ref_contrat"), Reason::SameContract { first: 2 }),
    ];
    assert_eq!(refusals(rows), expected);
}

#[test]
fn no_reason_repeats_what_the_cell_holds() {
    let rows =
        csv_rows("T1;SECRET\tX;;;C1;locataire;;\nT2;A;;;C2;SECRET;;\nT3;A;;;C3;bailleur;SECRET;\n");
    for refusal in rows.into_iter().map(Result::unwrap_err) {
        for language in [Language::French, Language::English] {
            assert!(!refusal.reason.text(language).contains("SECRET"));
        }
    }
}

#[test]
fn a_header_with_other_columns_refuses_the_file_and_names_them() {
    let file = "ref_tiers;nom;mot_de_passe;Nom de famille;login<b>\nx;x;x;x;x\n";
    let Err(FileFault::Header(fault)) = open(file, Format::Csv) else { panic!("accepted") };
    assert_eq!(fault.unknown, ["mot_de_passe", "loginb"]);
    assert_eq!(fault.missing, ["ref_contrat", "qualite"]);
    assert_eq!(fault.twice, ["nom"]);
    let text = FileFault::Header(fault).text(Language::French);
    assert!(text.contains("Colonnes inconnues\u{a0}: mot_de_passe, loginb. "), "{text}");
}

#[test]
fn limits_of_rows_and_columns_stop_the_file() {
    let limits = Limits { max_rows: 2, max_columns: 8, ..Limits::default() };
    let body = "T1;A;;;C1;locataire;;\nT2;A;;;;locataire;;\nT3;A;;;C3;locataire;;\nT4";
    let file = format!("{HEADER}{body}");
    let rows = read(Cursor::new(file.clone()), Format::Csv, limits).unwrap().collect::<Vec<_>>();
    assert_eq!(rows.len(), 3, "nothing comes after the fault");
    assert!(matches!(rows[2], Err(FileFault::TooManyRows { max: 2 })));
    let narrow = read(Cursor::new(file), Format::Csv, Limits { max_columns: 7, ..limits });
    assert!(matches!(narrow, Err(FileFault::TooManyColumns { max: 7 })));
}

#[test]
fn a_file_with_only_blank_lines_is_empty() {
    assert!(matches!(open("\r\n  \n\n", Format::Csv), Err(FileFault::Empty)));
}
