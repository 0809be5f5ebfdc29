//! The shape of a kind of file: its columns, and how JSON nests them.

use super::cell::fold;

/// A column: the only headers allowed, and whether it must be there.
#[derive(Debug)]
pub struct Heading {
    /// The header that the documents name, and the key in JSON.
    pub name: &'static str,
    /// Other headers for the same column.
    pub synonyms: &'static [&'static str],
    /// Whether the header must have it, and every row a value.
    pub required: bool,
}

impl Heading {
    pub const fn required(name: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self { name, synonyms, required: true }
    }

    pub const fn optional(name: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self { name, synonyms, required: false }
    }
}

/// Columns are known by their place in `headings`.
#[derive(Debug)]
pub struct Shape {
    pub headings: &'static [Heading],
    /// JSON: the one key of the file, whose value is the list of its objects.
    pub list: &'static str,
    pub inner: Option<Inner>,
}

/// JSON: each object holds a list of its own, whose objects are the rows.
#[derive(Debug)]
pub struct Inner {
    pub key: &'static str,
    /// The first column of the inner objects; those before it are of the outer one.
    pub from: usize,
}

impl Shape {
    /// The column of a header, whatever its case, accents, spaces and punctuation.
    pub fn named(&self, header: &str) -> Option<usize> {
        let header = fold(header);
        self.headings.iter().position(|heading| {
            fold(heading.name) == header || heading.synonyms.iter().any(|s| fold(s) == header)
        })
    }

    /// The column of a JSON key, which a program writes: its exact name.
    pub fn of_key(&self, key: &str) -> Option<usize> {
        self.headings.iter().position(|heading| heading.name == key)
    }

    pub fn name(&self, column: usize) -> &'static str {
        self.headings[column].name
    }

    /// Whether JSON expects the column in the inner list.
    pub fn is_inner(&self, column: usize) -> bool {
        self.inner.as_ref().is_some_and(|inner| column >= inner.from)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        DocumentRow, EntryRow, Format, ImmeubleRow, Limits, LotRow, MandatRow, Record, Row, read_as,
    };
    use super::*;

    const DOCUMENT: &str = include_str!("../../../docs/import-format.md");

    /// Each kind of file, and its section of the document.
    const KINDS: [(&Shape, &str); 6] = [
        (Row::SHAPE, "# Tiers and contracts"),
        (ImmeubleRow::SHAPE, "# Immeubles"),
        (LotRow::SHAPE, "# Lots"),
        (MandatRow::SHAPE, "# Mandates"),
        (EntryRow::SHAPE, "# Entries"),
        (DocumentRow::SHAPE, "# Documents"),
    ];

    #[test]
    fn no_header_names_two_columns() {
        for (shape, _) in KINDS {
            for (at, heading) in shape.headings.iter().enumerate() {
                for name in heading.synonyms.iter().chain(&[heading.name]) {
                    assert_eq!(shape.named(name), Some(at), "{name}");
                }
            }
        }
    }

    #[test]
    fn the_document_lists_the_same_columns() {
        for (shape, section) in KINDS {
            let rows = section_of(section).lines().filter(|line| line.starts_with("| `"));
            let documented: Vec<String> = rows.map(first_three_cells).collect();
            let expected: Vec<String> = shape.headings.iter().map(documented_row).collect();
            assert_eq!(documented, expected, "{section}");
        }
    }

    #[test]
    fn the_examples_of_the_document_are_read_without_a_refusal() {
        accepted::<Row>("# Tiers and contracts");
        accepted::<ImmeubleRow>("# Immeubles");
        accepted::<LotRow>("# Lots");
        accepted::<MandatRow>("# Mandates");
        accepted::<EntryRow>("# Entries");
        accepted::<DocumentRow>("# Documents");
    }

    fn accepted<R: Record>(section: &str) {
        for (fence, format) in [("```csv\n", Format::Csv), ("```json\n", Format::Json)] {
            let (_, after) = section_of(section).split_once(fence).expect("an example");
            let example = after.split("```").next().unwrap_or_default().to_owned();
            let rows = read_as::<R>(std::io::Cursor::new(example), format, Limits::default());
            let rows: Vec<_> = rows.unwrap_or_else(|fault| panic!("{section}: {fault}")).collect();
            let good = rows.iter().all(|row| matches!(row, Ok(Ok(_))));
            assert!(good && rows.len() > 1, "{section} {format:?}");
        }
    }

    /// What stands under a heading of the first level.
    fn section_of(heading: &str) -> &'static str {
        let (_, after) = DOCUMENT.split_once(&format!("\n{heading}\n")).expect("a section");
        after.split("\n# ").next().unwrap_or_default()
    }

    fn first_three_cells(row: &str) -> String {
        row.split('|').skip(1).take(3).map(str::trim).collect::<Vec<_>>().join(" | ")
    }

    fn documented_row(heading: &Heading) -> String {
        let required = if heading.required { "yes" } else { "no" };
        format!("`{}` | {required} | {}", heading.name, heading.synonyms.join(", "))
    }
}
