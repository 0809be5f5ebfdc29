//! Lists on standard output: a table for people, JSON or CSV for programs.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};
use serde_json::{Map, Value};

use crate::imports::{Cell, SafeCsv};

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Columns, for people
    Table,
    /// One array of objects
    Json,
    /// As a French Excel expects it: `;`, UTF-8 with its mark
    Csv,
}

/// Rows of cells under heads, which are also the keys in JSON.
pub struct Listing {
    heads: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

impl Listing {
    pub fn new(heads: &'static [&'static str]) -> Self {
        Self { heads, rows: Vec::new() }
    }

    /// One cell for each head, in their order.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Value>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub fn print(&self, format: Format) -> anyhow::Result<()> {
        let text = match format {
            Format::Table => self.table(),
            Format::Json => serde_json::to_string_pretty(&self.objects())?,
            Format::Csv => return Ok(self.write_csv(io::stdout().lock()).or_else(hang_up)?),
        };
        Ok(say(&text)?)
    }

    fn table(&self) -> String {
        let mut table = Table::new();
        table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_header(self.heads.iter().map(|head| head.replace('_', " ")));
        for row in &self.rows {
            table.add_row(row.iter().map(in_words));
        }
        table.trim_fmt()
    }

    fn objects(&self) -> Vec<Value> {
        let object = |row: &Vec<Value>| {
            let keys = self.heads.iter().map(|head| (*head).to_owned());
            Value::Object(keys.zip(row.iter().cloned()).collect::<Map<_, _>>())
        };
        self.rows.iter().map(object).collect()
    }

    fn write_csv(&self, out: impl Write) -> io::Result<()> {
        let mut csv = SafeCsv::new(out)?;
        csv.row(self.heads.iter().map(|head| Cell::Text(head)))?;
        for row in &self.rows {
            let words: Vec<String> = row.iter().map(in_words).collect();
            csv.row(words.iter().map(|word| Cell::Text(word)))?;
        }
        csv.finish()
    }
}

fn in_words(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::Bool(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Writes a line on standard output.
pub fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{line}").or_else(hang_up)
}

/// A reader that has seen enough (`palier audit | head`) is no mistake.
fn hang_up(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_is_the_same_in_every_format() {
        let mut list = Listing::new(&["client_code", "listed", "phone"]);
        list.row([json!("=BELLEVUE"), json!(true), Value::Null]);
        assert_eq!(
            json!(list.objects()),
            json!([{ "client_code": "=BELLEVUE", "listed": true, "phone": null }])
        );
        let table = list.table();
        assert!(table.contains("client code") && table.contains("yes"), "{table}");
        let mut csv = Vec::new();
        list.write_csv(&mut csv).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert!(csv.ends_with("\"'=BELLEVUE\";\"yes\";\"\"\r\n"), "{csv}");
    }
}
