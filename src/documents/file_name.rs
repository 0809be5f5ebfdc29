//! The name that a file is saved under, safe in a header, in a folder and in an archive.

use std::collections::HashSet;

use axum::http::header::{self, HeaderName};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whatever a file holds, a browser that shows it runs nothing of it.
pub const POLICY: (HeaderName, &str) =
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");

/// Windows takes 255, and a folder before it.
const LONGEST: usize = 120;

/// Those of every file that is sent: to be saved, under its name, and never guessed at.
pub fn headers((name, media_type): (&str, &str), length: u64) -> [(HeaderName, String); 4] {
    let (policy, nothing) = POLICY;
    [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(name)),
        (policy, nothing.to_owned()),
    ]
}

/// `Content-Disposition`, in both writings: RFC 8187 for today's browsers, ASCII for the others.
pub fn attachment(name: &str) -> String {
    let name = safe(name);
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).map(ascii).collect();
    let encoded: String = name.bytes().map(percent).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// The names of an archive: each once, whatever its case.
#[derive(Default)]
pub struct Names(HashSet<String>);

impl Names {
    pub fn unique(&mut self, name: &str) -> String {
        let name = safe(name);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "pdf"));
        let mut unique = name.clone();
        let mut number = 1;
        while !self.0.insert(unique.to_lowercase()) {
            number += 1;
            unique = format!("{stem} ({number}).{ending}");
        }
        unique
    }
}

/// No path, no control character, nothing that a system refuses; the ending is kept.
fn safe(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "pdf"));
    let clean = |text: &str| -> String {
        let kept = text.nfc().filter(|c| !is_odd(*c));
        kept.map(|c| if r#"/\:*?"<>|"#.contains(c) { '-' } else { c }).collect()
    };
    let stem: String = clean(stem).chars().take(LONGEST).collect();
    let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if stem.is_empty() { "document" } else { stem };
    format!("{stem}.{}", clean(ending))
}

/// Controls, and the marks that turn the direction of a text: « gpj.exe » is read as « exe.jpg ».
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn ascii(c: char) -> char {
    match c {
        '’' => '\'',
        '–' | '—' => '-',
        c if c.is_ascii() && c != '%' => c,
        c if c.is_whitespace() => ' ',
        _ => '_',
    }
}

/// The characters of a name in RFC 8187 (`attr-char`), the others as bytes.
fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_into_a_header_in_both_writings() {
        assert_eq!(
            attachment("Procès-verbal de l’AG 2026.pdf"),
            "attachment; filename=\"Proces-verbal de l'AG 2026.pdf\"; \
             filename*=UTF-8''Proc%C3%A8s-verbal%20de%20l%E2%80%99AG%202026.pdf"
        );
        let evil = attachment("a\"; filename=\"x.exe\r\nSet-Cookie: a=b\u{202E}.pdf");
        assert!(!evil.contains(['\r', '\n']) && evil.matches('"').count() == 2, "{evil}");
        assert!(attachment("../../etc/passwd.pdf").contains("\"-..-etc-passwd.pdf\""));
        assert!(attachment("   .pdf").contains("\"document.pdf\""));
        assert!(attachment(&"é".repeat(500)).len() < 1_000);
    }

    #[test]
    fn each_name_of_an_archive_comes_once() {
        let mut names = Names::default();
        let given = ["Bail.pdf", "bail.pdf", "Bail.pdf", "Bail (2).pdf", "a/b.png"];
        let unique = given.map(|name| names.unique(name));
        let expected = ["Bail.pdf", "bail (2).pdf", "Bail (3).pdf", "Bail (2) (2).pdf", "a-b.png"];
        assert_eq!(unique, expected);
    }
}
