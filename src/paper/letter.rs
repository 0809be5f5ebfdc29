//! Letters in envelopes with a window (NF Z 11-001), one after the other in one PDF.
//!
//! The sheet is folded in three, at 99 and 198 mm. The window of a DL envelope shows what is 100 to
//! 200 mm from the left and 45 to 90 mm from the top: nothing but the address may stand there.

use std::sync::Arc;

use super::picture::Picture;
use super::sheet::{GroupId, MARGIN, MM, Mark, Role, Sheet, Squares, WIDTH, baseline};
use super::typeface::{self, Style};
use super::writing::{Running, Writer, claim};
use crate::texts::Lang;

/// To the left of the window.
const HEAD: (f32, f32) = (MARGIN, 82.0 * MM);
/// The letterhead ends above the fold, however long it is.
const HEAD_LINES: usize = 13;
/// As large as a logo may be, and how far the sender stands below it.
const LOGO: (f32, f32) = (55.0 * MM, 16.0 * MM);
const BELOW_LOGO: f32 = 3.0 * MM;
/// In the window, with as much room on each side as an envelope lets a sheet slide.
const ADDRESS: (f32, f32) = (110.0 * MM, 51.0 * MM);
const ADDRESS_WIDTH: f32 = 80.0 * MM;
const ADDRESS_LINES: usize = 7;
/// Between the upper edge and the window.
const DATE: f32 = 30.0 * MM;
/// Below the first fold.
const BODY: f32 = 101.0 * MM;
/// Names of codes, before the codes.
const NAMES: f32 = 44.0 * MM;
/// The side of the code: some 1 mm a square, as cheap telephones like it.
const CODE: f32 = 38.0 * MM;

/// What stands on one letter.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Above the sender.
    pub logo: Option<Picture>,
    /// A name, then an address, a telephone…
    pub sender: Vec<String>,
    pub dated: String,
    /// A name, then an address.
    pub addressee: Vec<String>,
    /// What the outline of the file calls it.
    pub mark: String,
    pub subject: String,
    pub opening: Vec<String>,
    /// What is copied from the letter, by name; those of the first list in large letters.
    pub codes: Vec<(String, String)>,
    pub details: Vec<(String, String)>,
    /// The same for a telephone, and what it is to those who do not see it.
    pub squares: Option<(Arc<Squares>, String)>,
    pub closing: Vec<String>,
    /// At the foot.
    pub below: String,
}

/// The file while it grows; a letter is written when it is added, and forgotten.
pub struct Letters {
    writer: Writer,
}

impl Letters {
    pub fn new(title: &str, lang: Lang) -> Self {
        let configuration = claim().unwrap_or_default();
        Self { writer: Writer::new(title, lang, configuration) }
    }

    pub fn add(&mut self, letter: &Letter) {
        let above = letter.sender.first().cloned().unwrap_or_default();
        let running = Running { above, below: letter.below.clone(), is_numbered: false };
        self.writer.add(&letter.sheet(), &running);
    }

    /// The bytes of the PDF; why not, when its parts do not make one that can be read aloud.
    pub fn finish(self) -> Result<Vec<u8>, String> {
        self.writer.finish().map_err(|error| format!("{error:?}"))
    }
}

impl Letter {
    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new();
        let part = sheet.group(None, Role::Part);
        self.head(&mut sheet, part);
        sheet.y = BODY;
        self.subject(&mut sheet, part);
        paragraphs(&mut sheet, part, &self.opening);
        self.access(&mut sheet, part);
        paragraphs(&mut sheet, part, &self.closing);
        sheet
    }

    fn head(&self, sheet: &mut Sheet, part: GroupId) {
        if let Some(logo) = &self.logo {
            let size = logo.within(LOGO);
            sheet.logo((HEAD.0, sheet.y), size, logo);
            sheet.y += size.1 + BELOW_LOGO;
        }
        let group = sheet.group(Some(part), Role::Paragraph);
        let name = [Style::NAME].into_iter().chain(std::iter::repeat(Style::SMALL));
        let lines = self.sender.iter().zip(name);
        let runs = lines.flat_map(|(line, style)| typeface::lines(line, style, HEAD.1));
        for run in runs.take(HEAD_LINES) {
            let y = sheet.y + baseline(run.style);
            sheet.y += run.style.leading;
            sheet.write(Some(group), HEAD.0, y, run);
        }
        let group = sheet.group(Some(part), Role::Paragraph);
        let dated = typeface::shape(&self.dated, Style::BODY);
        sheet.write(Some(group), ADDRESS.0, DATE, dated);
        let group = sheet.group(Some(part), Role::Paragraph);
        let mut y = ADDRESS.1 + baseline(Style::BODY);
        for line in in_window(&self.addressee) {
            sheet.write(Some(group), ADDRESS.0, y, line);
            y += Style::BODY.leading;
        }
    }

    fn subject(&self, sheet: &mut Sheet, part: GroupId) {
        let page = sheet.pages.len() - 1;
        sheet.marks.push(Mark { text: self.mark.clone(), page, y: 0.0 });
        let group = sheet.group(Some(part), Role::Heading(1));
        self.subject.clone_into(&mut sheet.groups[group].title);
        sheet.text(group, Style::heading(2), &self.subject);
        sheet.skip(4.0);
    }

    /// What is to be copied, beside the code that spares it.
    fn access(&self, sheet: &mut Sheet, part: GroupId) {
        sheet.skip(2.0);
        sheet.rule(0.8);
        sheet.skip(8.0);
        let (page, top) = (sheet.pages.len(), sheet.y);
        let has_code = self.squares.is_some();
        let width = Sheet::width() - if has_code { CODE + 6.0 * MM } else { 0.0 };
        let small = self.details.iter().map(|detail| (detail, Style::BODY));
        let large = self.codes.iter().map(|code| (code, Style::CODE));
        for ((name, text), style) in large.chain(small) {
            let group = sheet.group(Some(part), Role::Paragraph);
            let y = sheet.y + baseline(style);
            sheet.write(Some(group), MARGIN, y, typeface::shape(name, Style::SMALL));
            for part in at_its_query(text, style, width - NAMES) {
                sheet.column(group, style, part, (MARGIN + NAMES, width - NAMES));
            }
            sheet.skip(2.0);
        }
        if let Some((squares, alt)) = &self.squares {
            let group = sheet.group(Some(part), Role::Figure);
            alt.clone_into(&mut sheet.groups[group].title);
            // Texts so long that they turned the page leave its top to the code.
            let y = if sheet.pages.len() == page { top } else { sheet.y };
            sheet.squares(group, (WIDTH - MARGIN - CODE, y, CODE), squares);
            sheet.y = sheet.y.max(y + CODE);
        }
        sheet.skip(3.0);
        sheet.rule(0.8);
        sheet.skip(8.0);
    }
}

/// An address that is too long for its line is cut where its query begins, and not in a word.
fn at_its_query(text: &str, style: Style, width: f32) -> Vec<&str> {
    let cut = text.find('?').filter(|_| typeface::shape(text, style).width > width);
    cut.map_or_else(|| vec![text], |at| vec![&text[..at], &text[at..]])
}

fn paragraphs(sheet: &mut Sheet, part: GroupId, texts: &[String]) {
    for text in texts {
        let group = sheet.group(Some(part), Role::Paragraph);
        sheet.text(group, Style::LETTER, text);
        sheet.skip(4.5);
    }
}

/// The lines of an address that the window shows: a name may take two, all others one, and the last
/// ones, which the post reads, are never left out.
fn in_window(lines: &[String]) -> Vec<typeface::Run> {
    let lines = lines.iter().filter(|line| !line.trim().is_empty()).enumerate();
    let mut rows: Vec<typeface::Run> = lines
        .flat_map(|(at, line)| {
            let most = if at == 0 { 2 } else { 1 };
            let mut runs = typeface::lines(line, Style::BODY, ADDRESS_WIDTH);
            if runs.len() > most {
                runs.truncate(most);
                let cut = runs.pop().map(|run| format!("{}…", run.text)).unwrap_or_default();
                runs.push(typeface::shape(&cut, Style::BODY));
            }
            runs
        })
        .collect();
    if let Some(too_many) = rows.len().checked_sub(ADDRESS_LINES) {
        let from = ADDRESS_LINES - 2;
        rows.drain(from..from + too_many);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::sheet::Piece;

    fn letter(name: &str, address: usize) -> Letter {
        let mut addressee = vec![name.to_owned()];
        addressee.extend((1..=address).map(|at| format!("{at} rue des Lilas")));
        addressee.push("31000 Toulouse".into());
        let squares = Squares { side: 29, runs: vec![(4, 4, 7), (4, 5, 1)] };
        Letter {
            logo: None,
            sender: vec!["Cabinet Bellevue".into(), "34 rue d’Alsace-Lorraine".into()],
            dated: "Le 12 mai 2026".into(),
            addressee,
            mark: "T-1".into(),
            subject: "Votre accès".into(),
            opening: vec!["Madame, Monsieur,".into()],
            codes: vec![("Identifiant".into(), "KX7M-4PQ9".into())],
            details: vec![("Code client".into(), "BELLEVUE".into())],
            squares: Some((Arc::new(squares), "Code à viser".into())),
            closing: vec!["Besoin d’aide ?".into()],
            below: "T-1".into(),
        }
    }

    /// What stands in the window, and whether all of it keeps inside.
    fn window(letter: &Letter) -> Vec<String> {
        let sheet = letter.sheet();
        let in_window = sheet.pages[0].iter().filter_map(|piece| match piece {
            Piece::Text { x, y, run, .. } if *x > 95.0 * MM && *y > 45.0 * MM && *y < 95.0 * MM => {
                assert!(*x >= 100.0 * MM && *y < 90.0 * MM, "{} at {y}", run.text);
                assert!(x + run.width < 200.0 * MM, "{} is too wide", run.text);
                Some(run.text.clone())
            }
            _ => None,
        });
        in_window.collect()
    }

    #[test]
    fn an_address_keeps_inside_the_window_and_always_names_the_town() {
        assert_eq!(
            window(&letter("Camille Roux", 1)),
            ["Camille Roux", "1 rue des Lilas", "31000 Toulouse"]
        );
        for hostile in ["x".repeat(500), "Wa ".repeat(200), "\u{202E}evil".into(), "漢".repeat(90)]
        {
            let lines = window(&letter(&hostile, 12));
            assert_eq!(lines.len(), ADDRESS_LINES);
            assert_eq!(lines.last().map(String::as_str), Some("31000 Toulouse"));
        }
    }

    #[test]
    fn letters_are_one_file_that_can_be_read_aloud_and_hold_their_code_once() {
        let file = |count: usize| {
            let mut letters = Letters::new("Courriers", Lang::French);
            (0..count).for_each(|_| letters.add(&letter("Élodie Łukasiewicz", 2)));
            letters.finish().expect("a document")
        };
        let count = |pdf: &[u8], words: &[u8]| {
            pdf.windows(words.len()).filter(|window| *window == words).count()
        };
        let three = file(3);
        assert_eq!(count(&three, b"pdfuaid:part"), count(&file(1), b"pdfuaid:part"));
        assert_eq!(count(&three, b"/Type/Page/") + count(&three, b"/Type/Page>"), 3);
        assert_eq!(count(&three, b"/S/Figure"), 3);
        assert_eq!(count(&three, b"/Subtype/Form"), 1, "drawn once");
    }

    #[test]
    fn an_ordinary_letter_is_one_page() {
        let mut ordinary = letter("Camille Roux", 2);
        let address = "https://extranet.cabinet-bellevue.example/login?client=BELLEVUE&societe=TLS";
        let detail = |text: &str| ("À utiliser avant le".to_owned(), text.to_owned());
        ordinary.opening.push("Votre agence vous ouvre un espace en ligne. ".repeat(7));
        ordinary.details =
            ["12 juin 2026", address, "BELLEVUE", "TLS", "1 sur 2"].map(detail).into();
        let sentence =
            "Visez le code avec l’appareil photo de votre téléphone, ou saisissez l’adresse. ";
        ordinary.closing = [vec![sentence.repeat(2); 4], vec![sentence.into(); 4]].concat();
        assert_eq!(ordinary.sheet().pages.len(), 1);
    }

    #[test]
    fn a_letter_that_is_too_long_takes_another_page_and_loses_nothing() {
        let mut long = letter("Camille Roux", 1);
        long.closing = vec!["Une phrase qui n’en finit pas. ".repeat(300)];
        let sheet = long.sheet();
        assert!(sheet.pages.len() > 1);
    }
}
