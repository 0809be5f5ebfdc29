//! Large files: read little by little, with the progress known.

use super::*;

const ROWS: usize = 100_000;
/// What the layers of buffers may hold ahead of the row given.
const AHEAD: u64 = 64 * 1024;

#[test]
fn a_large_csv_is_never_read_ahead_of_its_rows() {
    let row = |n: usize| format!("T{n:06};Lefèvre;Zoé;z@e.example;C{n:06};locataire;01/01/2020;\n");
    let file = HEADER.to_owned() + (0..ROWS).map(row).collect::<String>().as_str();
    assert_streamed(&file, Format::Csv, row(0).len());
}

#[test]
fn a_large_json_is_never_read_ahead_of_its_rows() {
    let row = |n: usize| {
        let contract = format!(r#"{{"ref_contrat":"C{n:06}","qualite":"locataire"}}"#);
        format!("{{\"ref_tiers\":\"T{n:06}\",\"nom\":\"Lefèvre\",\"contrats\":[{contract}]}},\n")
    };
    let body = (0..ROWS).map(row).collect::<String>();
    let file = format!("{{\"tiers\":[\n{}\n]}}", body.trim_end_matches(",\n"));
    assert_streamed(&file, Format::Json, row(0).len());
}

fn assert_streamed(file: &str, format: Format, row_length: usize) {
    let mut rows = open(file, format).unwrap();
    assert_eq!(rows.size(), file.len() as u64);
    for position in 1..=ROWS {
        let row = rows.next().unwrap().unwrap().unwrap();
        assert_eq!(row.line, position as u64 + 1);
        let given = (position * row_length) as u64;
        let ahead = rows.bytes_read().saturating_sub(given);
        assert!(ahead <= AHEAD, "{ahead} bytes ahead at row {position}");
    }
    assert!(rows.next().is_none());
    assert_eq!(rows.bytes_read(), rows.size());
}

#[test]
fn rows_may_be_held_while_a_database_is_awaited() {
    fn assert_send<T: Send>() {}
    assert_send::<Rows<Row>>();
}

#[test]
fn a_format_is_named_by_the_end_of_the_file() {
    assert_eq!(Format::of("Export 2026.CSV"), Some(Format::Csv));
    assert_eq!(Format::of("tiers.txt"), Some(Format::Csv));
    assert_eq!(Format::of("tiers.json"), Some(Format::Json));
    assert_eq!(Format::of("tiers.xlsx"), None);
    assert_eq!(Format::of("csv"), None);
}
