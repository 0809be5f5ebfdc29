//! The same words in every encoding that a spreadsheet or a ledger writes.

use super::*;
use crate::contracts::Qualite;

const TEXT: &str =
    "ref_tiers;nom;ref_contrat;qualite\nT1;Bœuf & fils à 12 €;C1;propriétaire bailleur\n";

fn utf_16(text: &str) -> Vec<u8> {
    let pairs = "\u{feff}".encode_utf16().chain(text.encode_utf16()).collect::<Vec<_>>();
    pairs.into_iter().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn every_encoding_gives_the_same_name() {
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
    let marked = format!("\u{feff}{TEXT}");
    for bytes in [TEXT.into(), marked.into_bytes(), windows.into_owned(), utf_16(TEXT)] {
        let rows = outcomes(bytes, Format::Csv);
        assert_eq!(names(&rows), ["Bœuf & fils à 12 €"]);
        assert_eq!(rows[0].as_ref().unwrap().contract.qualite, Qualite::Bailleur);
    }
}

#[test]
fn a_first_accent_far_in_the_file_still_decides_its_encoding() {
    let mut bytes = HEADER.as_bytes().to_vec();
    for line in 0..20_000 {
        bytes.extend(format!("T{line};Martin;;;C{line};locataire;;\n").into_bytes());
    }
    bytes.extend_from_slice(b"X;Lef\xE8vre;;;X;locataire;;\n");
    assert_eq!(names(&outcomes(bytes, Format::Csv)).last().unwrap(), "Lefèvre");
}

#[test]
fn a_character_already_lost_refuses_its_row() {
    let rows = csv_rows("T1;B\u{fffd}uf;;;C1;locataire;;\n");
    assert_eq!(refusals(rows), [(2, Some("nom"), Reason::Unreadable)]);
}

#[test]
fn utf_8_with_one_bad_byte_is_refused_as_a_whole() {
    let bytes =
        [HEADER.as_bytes(), "T1;Hélène;;;C1;locataire;;\nT2;Ren".as_bytes(), b"\xE9;;;C2\n"];
    let fault = open(bytes.concat(), Format::Csv).err().unwrap();
    assert!(matches!(fault, FileFault::MixedEncoding { line: 3 }), "{fault}");
}
