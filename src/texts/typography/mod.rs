//! French typography: the spaces and marks that a keyboard does not give.
//!
//! Uses only `std`: the build script reads this folder too.

mod spaces;
#[cfg(test)]
mod tests;

use spaces::Spaces;

/// Text with French spaces, `’` and `…`. Plain text only: it knows nothing of HTML.
///
/// Web addresses, e-mail addresses and everything between `{` and `}` are copied unchanged.
/// Running it twice changes nothing more.
pub fn french(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut spaces = Spaces::default();
    let mut rest = text;
    while let Some((gap, chunk)) = next_chunk(&mut rest) {
        if is_address(chunk) {
            out.push_str(spaces.between(gap, chunk));
            out.push_str(chunk);
            continue;
        }
        let mut gap = gap;
        for word in spaces::words(chunk) {
            out.push_str(spaces.between(gap, word));
            push_with_marks(&mut out, word);
            gap = "";
        }
    }
    out.push_str(rest);
    out
}

/// Length of the placeable that `text` starts with, both braces included; `None` if it stays open.
///
/// Quotes enclose a literal, except in the variants after `->`, where they are words.
pub fn placeable_len(text: &str) -> Option<usize> {
    let mut in_variants = Vec::new();
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '{' => in_variants.push(false),
            '}' => {
                in_variants.pop();
                if in_variants.is_empty() {
                    return Some(at + 1);
                }
            }
            '-' if text[at..].starts_with("->") => *in_variants.last_mut()? = true,
            '"' if in_variants.last() == Some(&false) => skip_literal(&mut chars),
            _ if in_variants.is_empty() => return None,
            _ => {}
        }
    }
    None
}

fn skip_literal(chars: &mut std::str::CharIndices<'_>) {
    while let Some((_, char)) = chars.next() {
        match char {
            '\\' => _ = chars.next(),
            '"' => return,
            _ => {}
        }
    }
}

/// The next blank and what follows it: a guillemet, or all up to a blank or a guillemet.
/// Leaves the last blank in `rest`.
fn next_chunk<'t>(rest: &mut &'t str) -> Option<(&'t str, &'t str)> {
    let text = rest.trim_start();
    let gap = &rest[..rest.len() - text.len()];
    let first = text.chars().next()?;
    let len = if is_guillemet(first) { first.len_utf8() } else { chunk_len(text) };
    *rest = &text[len..];
    Some((gap, &text[..len]))
}

fn chunk_len(text: &str) -> usize {
    let mut len = 0;
    while let Some(char) = text[len..].chars().next() {
        if char.is_whitespace() || is_guillemet(char) {
            break;
        }
        len += atom_len(&text[len..], char);
    }
    len
}

/// A placeable is one atom; an unpaired brace is a character like another.
fn atom_len(text: &str, first: char) -> usize {
    match first {
        '{' => placeable_len(text).unwrap_or(1),
        _ => first.len_utf8(),
    }
}

fn is_guillemet(char: char) -> bool {
    matches!(char, '«' | '»')
}

/// Addresses of the web, of mail and of telephones, paths and queries, in whole or in part.
fn is_address(chunk: &str) -> bool {
    let plain = without_placeables(chunk);
    let starts = |prefix| plain.trim_start_matches(['(', '<', '[']).starts_with(prefix);
    plain.contains("://")
        || plain.contains('@')
        || (plain.contains(['?', '&']) && plain.contains('='))
        || ["www.", "mailto:", "tel:"].into_iter().any(starts)
        || (plain.len() > 1 && starts("/"))
}

fn without_placeables(chunk: &str) -> String {
    let mut plain = String::with_capacity(chunk.len());
    let mut at = 0;
    while let Some(char) = chunk[at..].chars().next() {
        if char != '{' {
            plain.push(char);
        }
        at += atom_len(&chunk[at..], char);
    }
    plain
}

fn push_with_marks(out: &mut String, word: &str) {
    let mut rest = word;
    while let Some(char) = rest.chars().next() {
        let mut len = atom_len(rest, char);
        match char {
            '\'' => out.push('’'),
            '.' if rest.starts_with("...") => {
                len = rest.len() - rest.trim_start_matches('.').len();
                out.push('…');
            }
            _ => out.push_str(&rest[..len]),
        }
        rest = &rest[len..];
    }
}
