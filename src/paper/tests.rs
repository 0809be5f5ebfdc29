//! Papers, written and looked into.

use super::sheet::Sheet;
use super::typeface::{Style, lines, shape};
use super::*;

fn rows(count: usize) -> Vec<Row> {
    let row = |at: usize| {
        Row::new(vec![format!("{at:02}/05/2026"), "Loyer de mai".into(), "812,50".into()])
    };
    (0..count).map(row).collect()
}

fn statement(count: usize) -> Paper {
    let columns =
        vec![Column::short("Date"), Column::text("Libellé").names_row(), Column::figure("Débit")];
    Paper::new("Relevé de compte", Lang::French)
        .letterhead(&["Cabinet Bellevue", "34 rue d’Alsace-Lorraine"])
        .addressee(&["Mme Élodie Łukasiewicz", "8, rue des Lilas", "31000 Toulouse"])
        .heading("Relevé de compte")
        .paragraph("Vous devez 1\u{202F}234,56\u{A0}€ au 12\u{A0}mai 2026.")
        .table("Mouvements de 2026", columns, rows(count))
        .small("Édité le 12\u{A0}mai 2026")
        .footer("Bail B-12")
}

fn holds(pdf: &[u8], words: &[u8]) -> bool {
    pdf.windows(words.len()).any(|window| window == words)
}

#[test]
fn a_paper_is_a_pdf_that_says_what_it_is_and_can_be_read_aloud() {
    let pdf = statement(3).finish();
    assert!(pdf.starts_with(b"%PDF-1."));
    let metadata: [&[u8]; 5] =
        ["Relevé de compte".as_bytes(), b"pdfuaid", b"/StructTreeRoot", b"/Marked true", b"fr"];
    for words in metadata {
        assert!(holds(&pdf, words), "{:?}", String::from_utf8_lossy(words));
    }
    assert_eq!(pdf, statement(3).finish(), "the same content, the same bytes");
}

#[test]
fn a_letter_that_the_typeface_lacks_does_not_spoil_the_document() {
    let pdf =
        Paper::new("漢字", Lang::English).heading("漢字\u{2011}x").paragraph("\u{1F600}").finish();
    assert!(holds(&pdf, b"pdfuaid"), "still PDF/UA");
    assert_eq!(shape("漢", Style::BODY).text, "?");
}

#[test]
fn french_is_written_with_its_own_letters_and_spaces() {
    let words = "Œuvre à 1\u{202F}234,56\u{A0}€ – Ÿ « né(e) » … \u{2212}5 Łódź";
    let run = shape(words, Style::BODY);
    assert_eq!(run.text, words);
    assert!(run.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0));
    let narrow = shape("1\u{202F}2", Style::BODY).width - shape("12", Style::BODY).width;
    assert!(narrow > 0.0 && narrow < shape(" ", Style::BODY).width + 0.01);
}

#[test]
fn figures_are_as_wide_as_one_another() {
    let widths = ["1111,11", "8888,88", "0000,00"].map(|text| shape(text, Style::CELL).width);
    assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.01), "{widths:?}");
}

#[test]
fn a_text_is_cut_at_its_plain_spaces_and_never_runs_out_of_its_column() {
    let text = "Provision pour charges\u{A0}: 1\u{202F}234,56\u{A0}€ du deuxième trimestre";
    let cut = lines(text, Style::BODY, 90.0);
    assert!(cut.len() > 2 && cut.iter().all(|line| line.width <= 90.0));
    let joined: Vec<&str> = cut.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(joined.join(" "), text);
    let endless = lines(&"x".repeat(200), Style::BODY, 90.0);
    assert!(endless.iter().all(|line| line.width <= 90.0));
    assert_eq!(endless.iter().map(|line| line.text.len()).sum::<usize>(), 200);
}

#[test]
fn a_long_table_takes_pages_and_says_its_header_once() {
    let mut sheet = Sheet::new();
    let paper = statement(150);
    for block in &paper.blocks {
        block.put(&mut sheet);
    }
    assert!(sheet.pages.len() >= 3, "{} pages", sheet.pages.len());
    let heads = sheet.groups.iter().filter(|group| group.role == Role::ColumnHeader);
    assert_eq!(heads.count(), 3);
    let named = sheet.groups.iter().filter(|group| group.role == Role::RowHeader);
    assert_eq!(named.count(), 150);
    for page in &sheet.pages {
        let titles = page.iter().filter(
            |piece| matches!(piece, sheet::Piece::Text { run, .. } if run.text == "Libellé"),
        );
        assert_eq!(titles.count(), 1, "seen on each page");
    }
}
