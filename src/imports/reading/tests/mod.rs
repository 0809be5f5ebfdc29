//! Whole files, read as the agencies' software writes them.

mod csv;
mod demo;
mod encodings;
mod entries;
mod json;
mod volume;

use std::io::Cursor;

use super::*;

const HEADER: &str = "ref_tiers;nom;prenom;email;ref_contrat;qualite;debut;fin\n";

fn open(bytes: impl Into<Vec<u8>>, format: Format) -> Result<Rows<Row>, FileFault> {
    read(Cursor::new(bytes.into()), format, Limits::default())
}

/// The rows of a file that is good as a whole.
fn outcomes(bytes: impl Into<Vec<u8>>, format: Format) -> Vec<Result<Row, Refusal>> {
    open(bytes, format).unwrap().map(Result::unwrap).collect()
}

/// The rows of a CSV file under the short header.
fn csv_rows(body: &str) -> Vec<Result<Row, Refusal>> {
    outcomes(format!("{HEADER}{body}"), Format::Csv)
}

fn names(rows: &[Result<Row, Refusal>]) -> Vec<String> {
    rows.iter().flatten().map(|row| row.tiers.last_name.clone()).collect()
}

fn refusals(rows: Vec<Result<Row, Refusal>>) -> Vec<(u64, Option<&'static str>, Reason)> {
    rows.into_iter().filter_map(Result::err).map(|r| (r.line, r.column, r.reason)).collect()
}
