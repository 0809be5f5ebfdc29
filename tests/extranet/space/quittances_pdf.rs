//! The words of a PDF: its pages unpacked, its glyphs turned back into letters.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

/// From the number of a glyph to its letters.
type Letters = HashMap<u16, String>;

/// What its pages say, in the order in which they are drawn.
pub fn text(pdf: &[u8]) -> String {
    let objects = objects(pdf);
    let mut fonts = HashMap::new();
    for (name, id) in objects.values().flat_map(|object| fonts_of(object)) {
        fonts.extend(letters_of(&objects, id).map(|letters| (name, letters)));
    }
    let mut pages: Vec<_> =
        objects.iter().filter_map(|(id, it)| Some((id, content(it)?))).collect();
    pages.sort();
    let drawn = pages.iter().filter(|(_, it)| it.contains("BT ") && it.contains(" Tf"));
    drawn.map(|(_, page)| drawn_text(page, &fonts)).collect::<Vec<_>>().join(" ")
}

/// Each object by its number, byte by byte as letters.
fn objects(pdf: &[u8]) -> HashMap<u32, String> {
    let all: String = pdf.iter().map(|byte| char::from(*byte)).collect();
    let ended = all.split("endobj").filter_map(|part| {
        let (head, body) = part.split_once(" 0 obj")?;
        let id = head.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
        Some((id, body.to_owned()))
    });
    ended.collect()
}

/// `/Font<</f0 31 0 R/f1 34 0 R>>`
fn fonts_of(object: &str) -> Vec<(String, u32)> {
    let inside = object.split_once("/Font<<").and_then(|(_, after)| after.split_once(">>"));
    let pairs = inside.map_or("", |(inside, _)| inside).split(" 0 R");
    let pair = |it: &str| {
        let (name, id) = it.strip_prefix('/')?.split_once(' ')?;
        Some((name.to_owned(), id.parse().ok()?))
    };
    pairs.filter_map(pair).collect()
}

fn letters_of(objects: &HashMap<u32, String>, font: u32) -> Option<Letters> {
    let (_, after) = objects.get(&font)?.split_once("/ToUnicode ")?;
    let id = after.split(' ').next()?.parse().ok()?;
    let map = content(objects.get(&id)?)?;
    let mut letters = Letters::new();
    for part in map.split("beginbfchar").skip(1) {
        let lines = part.split("endbfchar").next()?.lines();
        letters.extend(lines.filter_map(|line| {
            let (glyph, text) = line.trim().split_once("> <")?;
            let units = units(text.trim_end_matches('>'));
            Some((
                *self::units(glyph.trim_start_matches('<')).first()?,
                String::from_utf16_lossy(&units),
            ))
        }));
    }
    Some(letters)
}

fn units(hex: &str) -> Vec<u16> {
    let bytes = data_encoding::HEXUPPER.decode(hex.to_ascii_uppercase().as_bytes());
    pairs(&bytes.unwrap_or_default())
}

fn pairs(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect()
}

/// The stream of an object, unpacked where it is packed.
fn content(object: &str) -> Option<String> {
    let (head, after) = object.split_once("stream")?;
    let after = after.strip_prefix("\r\n").or(after.strip_prefix('\n'))?;
    let packed = &after[..after.rfind("endstream")?];
    if !head.contains("/FlateDecode") {
        return Some(packed.to_owned());
    }
    let bytes: Vec<u8> = packed.chars().map(|c| u8::try_from(c).expect("a byte")).collect();
    let mut open = Vec::new();
    ZlibDecoder::new(&bytes[..]).read_to_end(&mut open).ok()?;
    Some(open.iter().map(|byte| char::from(*byte)).collect())
}

/// Each run of text, one space after it.
fn drawn_text(page: &str, fonts: &HashMap<String, Letters>) -> String {
    let (mut out, mut font, mut name) = (String::new(), None, String::new());
    let mut rest = page.chars().peekable();
    while let Some(c) = rest.next() {
        let glyphs = match c {
            '(' => pairs(&literal(&mut rest)),
            '/' => {
                name = std::iter::from_fn(|| rest.next_if(char::is_ascii_alphanumeric)).collect();
                continue;
            }
            'T' if rest.peek() == Some(&'f') => {
                font = fonts.get(&name);
                continue;
            }
            'E' if rest.peek() == Some(&'T') => {
                out.push(' ');
                continue;
            }
            _ => continue,
        };
        let known =
            |glyph| font.and_then(|font: &Letters| font.get(glyph)).map_or("?", String::as_str);
        out.extend(glyphs.iter().map(known));
    }
    out
}

/// `(…)`, with its escapes.
fn literal(rest: &mut impl Iterator<Item = char>) -> Vec<u8> {
    let (mut bytes, mut depth) = (Vec::new(), 0);
    while let Some(c) = rest.next() {
        let byte = match (c, depth) {
            (')', 0) => break,
            ('\\', _) => match rest.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some(digit) if digit.is_digit(8) => octal(digit, rest),
                Some(c) => c,
                None => break,
            },
            _ => c,
        };
        depth += i32::from(byte == '(' && c != '\\') - i32::from(byte == ')' && c != '\\');
        bytes.push(u8::try_from(byte).expect("a byte"));
    }
    bytes
}

/// `\\012`
fn octal(first: char, rest: &mut impl Iterator<Item = char>) -> char {
    let digits = [first].into_iter().chain(rest.take(2));
    let code = digits.fold(0, |code, digit| code * 8 + digit.to_digit(8).expect("octal"));
    char::from_u32(code).expect("a byte")
}
