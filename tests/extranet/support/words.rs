//! Words compared as a reader would, whatever their typography.

const INVISIBLE: [char; 8] =
    ['\u{ad}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];

/// One kind of space, of apostrophe and of dots; no invisible marks.
pub fn normal(text: &str) -> String {
    let text = text.replace('…', "...").replace(['’', 'ʼ'], "'").replace(INVISIBLE, "");
    // `split_whitespace` knows U+00A0, U+202F and U+2009.
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn typography_does_not_count() {
    assert_eq!(
        normal(" l’heure\u{202f}: 12\u{a0}€\n\u{2068}net\u{2069}…"),
        "l'heure : 12 € net..."
    );
}
