//! Paper: an A4 document as a tagged PDF, for statements, quittances and letters.
//!
//! ```ignore
//! let pdf = Paper::new("Relevé de compte", Lang::French)
//!     .letterhead(&["Cabinet Bellevue", "34 rue d’Alsace-Lorraine, 31000 Toulouse"])
//!     .heading("Relevé de compte")
//!     .paragraph("Camille Roux, 8 rue des Lilas")
//!     .table("Mouvements de 2026", columns, rows)
//!     .footer("Édité le 12 mai 2026")
//!     .finish();
//! ```

mod letter;
mod pen;
mod picture;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod typeface;
mod writing;

pub use letter::{Letter, Letters};
pub use picture::Picture;
pub use sheet::Squares;
pub use table::{Column, Row};
pub use typeface::can_draw;

use sheet::{Role, Sheet};
use typeface::Style;

use crate::texts::Lang;

/// What is put on paper, in the order of reading. Lines break at spaces that are not fixed;
/// pages follow one another as they fill, numbered at their foot.
#[derive(Clone, Debug)]
pub struct Paper {
    title: String,
    lang: Lang,
    letterhead: Vec<String>,
    footer: String,
    blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
enum Block {
    /// Level 1 or 2.
    Heading(u16, String),
    Text(Style, String),
    /// Lines that stay one below the other.
    Lines(Vec<String>),
    Addressee(Vec<String>),
    Table(table::Table),
    /// In points.
    Space(f32),
}

impl Paper {
    /// The title is what a reader's window and a screen reader name the document by.
    pub fn new(title: &str, lang: Lang) -> Self {
        let (letterhead, footer, blocks) = (Vec::new(), String::new(), Vec::new());
        Self { title: title.to_owned(), lang, letterhead, footer, blocks }
    }

    /// Who it comes from: the first line is a name, repeated small on the pages that follow.
    #[must_use]
    pub fn letterhead(mut self, lines: &[&str]) -> Self {
        self.letterhead = owned(lines);
        self
    }

    /// A small line at the foot of every page, beside the number of the page.
    #[must_use]
    pub fn footer(mut self, text: &str) -> Self {
        text.clone_into(&mut self.footer);
        self
    }

    /// Where the window of an envelope is, in France: to the right, 45 mm from the top.
    #[must_use]
    pub fn addressee(self, lines: &[&str]) -> Self {
        self.with(Block::Addressee(owned(lines)))
    }

    /// The heading of the document.
    #[must_use]
    pub fn heading(self, text: &str) -> Self {
        self.with(Block::Heading(1, text.to_owned()))
    }

    /// The heading of a part.
    #[must_use]
    pub fn subheading(self, text: &str) -> Self {
        self.with(Block::Heading(2, text.to_owned()))
    }

    #[must_use]
    pub fn paragraph(self, text: &str) -> Self {
        self.with(Block::Text(Style::BODY, text.to_owned()))
    }

    /// A paragraph that must not be missed.
    #[must_use]
    pub fn strong(self, text: &str) -> Self {
        self.with(Block::Text(Style::BODY.bold(), text.to_owned()))
    }

    /// A paragraph in small letters.
    #[must_use]
    pub fn small(self, text: &str) -> Self {
        self.with(Block::Text(Style::SMALL, text.to_owned()))
    }

    /// Lines that stay one below the other, such as an address.
    #[must_use]
    pub fn lines(self, lines: &[&str]) -> Self {
        self.with(Block::Lines(owned(lines)))
    }

    /// An empty space, in millimetres.
    #[must_use]
    pub fn space(self, millimetres: f32) -> Self {
        self.with(Block::Space(millimetres * sheet::MM))
    }

    /// A table whose header is repeated on each page. Rows are never cut in two.
    #[must_use]
    pub fn table(self, caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Self {
        self.with(Block::Table(table::Table { caption: caption.to_owned(), columns, rows }))
    }

    /// The bytes of the PDF. The same content gives the same bytes.
    pub fn finish(self) -> Vec<u8> {
        let mut sheet = Sheet::new();
        self.head(&mut sheet);
        for block in &self.blocks {
            block.put(&mut sheet);
        }
        writing::pdf(&self.title, self.lang, &self.running(), &sheet)
    }

    fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    fn head(&self, sheet: &mut Sheet) {
        let Some((name, rest)) = self.letterhead.split_first() else { return };
        let group = sheet.group(None, Role::Paragraph);
        sheet.text(group, Style::NAME, name);
        for line in rest {
            sheet.text(group, Style::SMALL, line);
        }
        sheet.skip(14.0);
    }

    /// What every page repeats: a name and a title above, a line below.
    fn running(&self) -> writing::Running {
        let name = self.letterhead.first().cloned().unwrap_or_default();
        let above = if name.is_empty() {
            self.title.clone()
        } else {
            format!("{name}\u{A0}– {}", self.title)
        };
        writing::Running { above, below: self.footer.clone(), is_numbered: true }
    }
}

impl Block {
    fn put(&self, sheet: &mut Sheet) {
        match self {
            Self::Heading(level, text) => sheet.heading(*level, text),
            Self::Text(style, text) => {
                let group = sheet.group(None, Role::Paragraph);
                sheet.text(group, *style, text);
                sheet.skip(5.0);
            }
            Self::Lines(lines) => {
                let group = sheet.group(None, Role::Paragraph);
                for line in lines {
                    sheet.text(group, Style::BODY, line);
                }
                sheet.skip(5.0);
            }
            Self::Addressee(lines) => sheet.addressee(lines),
            Self::Table(table) => table.put(sheet),
            Self::Space(points) => sheet.skip(*points),
        }
    }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).filter(|line| !line.is_empty()).collect()
}
