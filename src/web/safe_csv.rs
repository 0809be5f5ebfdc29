//! CSV that a spreadsheet opens without running anything: RFC 4180, and never a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

#[derive(Clone, Debug)]
pub enum Cell<'a> {
    /// Anything that a person or a file may have written.
    Text(&'a str),
    /// A number or an amount that we wrote ourselves, minus sign included. What holds anything
    /// else than digits, spaces, signs and separators is taken for a text.
    Figure(String),
}

/// Writes what a French Excel expects: UTF-8 with its mark, `;` between cells, CRLF, all cells
/// quoted so that another separator cannot cut one in two.
pub struct SafeCsv<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> SafeCsv<W> {
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        Ok(Self::further(out))
    }

    /// Goes on with what was begun elsewhere.
    pub fn further(out: W) -> Self {
        let writer = WriterBuilder::new()
            .delimiter(b';')
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Always)
            .from_writer(out);
        Self { writer }
    }

    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        for cell in cells {
            let text = match &cell {
                Cell::Text(text) => safe_cell(text),
                Cell::Figure(text) if is_figure(text) => Cow::Borrowed(text.as_str()),
                Cell::Figure(text) => safe_cell(text),
            };
            self.writer.write_field(text.as_bytes())?;
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Hands everything over to what is written to.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    /// To be called at the end: a drop hides the errors.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// ASVS 5.0 1.2.10: a cell that a spreadsheet could take for a formula begins with an apostrophe.
/// Spaces before the sign do not hide it, nor does its full-width form.
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    let control = text.starts_with(['\t', '\r', '\n', '\0']);
    let sign = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if control || sign { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn is_figure(text: &str) -> bool {
    let rest = text.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(text);
    rest.starts_with(|first: char| first.is_ascii_digit())
        && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\u{202f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[Cell]) -> String {
        let mut out = Vec::new();
        let mut csv = SafeCsv::new(&mut out).unwrap();
        csv.row(cells.iter().cloned()).unwrap();
        csv.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_begins_like_a_formula_is_made_a_text() {
        let formulas = ["=1+1", "+33", "-2", "@SUM", "\t=1", "\rx", "\nx", "\0", " =1", "\u{a0}@x"];
        for text in formulas.into_iter().chain(["＝1", "＋1", "－1", "＠A"]) {
            assert_eq!(safe_cell(text), format!("'{text}"));
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["", "Dupont", "a=b", "Jean-Luc", "12 rue X", "'=x", "<script>", "\u{c9}lodie"]
        {
            assert!(matches!(safe_cell(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn a_row_is_marked_quoted_and_ended_as_excel_expects() {
        let cells = [Cell::Text("a;\"b\"\r\nc"), Cell::Text("=x")];
        assert_eq!(written(&cells), "\u{feff}\"a;\"\"b\"\"\r\nc\";\"'=x\"\r\n");
    }

    #[test]
    fn a_negative_amount_stays_a_number_and_nothing_else_passes_for_one() {
        let amount = Cell::Figure("-1 234,56".into());
        let trap = Cell::Figure("-1+cmd".into());
        assert_eq!(written(&[amount, trap]), "\u{feff}\"-1 234,56\";\"'-1+cmd\"\r\n");
        assert_eq!(written(&[Cell::Figure("-".into())]), "\u{feff}\"'-\"\r\n");
    }
}
