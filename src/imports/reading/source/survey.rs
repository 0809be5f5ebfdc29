//! The first reading of a file: its size, and an encoding that holds from one end to the other.

use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use sha2::{Digest, Sha256};

use super::super::FileFault;

pub struct Survey {
    pub size: u64,
    /// SHA-256 of the bytes as stored.
    pub sha256: [u8; 32],
    pub encoding: &'static Encoding,
    /// The first bytes, where the header must be.
    pub head: Vec<u8>,
    /// The line of the first byte that is not UTF-8.
    pub damaged_line: Option<u64>,
}

const CHUNK: usize = 64 * 1024;

impl Survey {
    pub fn of(source: &mut impl Read, max_size: u64) -> Result<Self, FileFault> {
        let mut chunk = Vec::with_capacity(CHUNK);
        fill(source, &mut chunk)?;
        let head = chunk.clone();
        let (mut tally, mut sha256, mut size) = (Tally::default(), Sha256::new(), 0);
        while !chunk.is_empty() {
            size += chunk.len() as u64;
            if size > max_size {
                return Err(FileFault::TooLarge { max: max_size });
            }
            sha256.update(&chunk);
            tally.add(&chunk);
            fill(source, &mut chunk)?;
        }
        tally.end();
        if size == 0 {
            return Err(FileFault::Empty);
        }
        let encoding = encoding(&head, &tally)?;
        let sha256 = sha256.finalize().into();
        Ok(Self { size, sha256, encoding, head, damaged_line: tally.damaged_line })
    }
}

fn fill(source: &mut impl Read, chunk: &mut Vec<u8>) -> io::Result<()> {
    chunk.clear();
    source.take(CHUNK as u64).read_to_end(chunk)?;
    Ok(())
}

/// Windows-1252 reads anything, so it is taken only when the file can hardly be UTF-8: French text
/// in Windows-1252 holds next to no valid sequence of UTF-8, and a damaged UTF-8 file holds many.
fn encoding(head: &[u8], tally: &Tally) -> Result<&'static Encoding, FileFault> {
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    match (marked, tally.damaged_line) {
        (Some(other), _) if other != UTF_8 => Ok(other),
        (_, None) => Ok(UTF_8),
        (None, Some(_)) if tally.sequences < tally.damages => Ok(WINDOWS_1252),
        (_, Some(line)) => Err(FileFault::MixedEncoding { line }),
    }
}

/// What a reading as UTF-8 finds.
#[derive(Default)]
struct Tally {
    /// Characters of several bytes.
    sequences: u64,
    damages: u64,
    damaged_line: Option<u64>,
    lines: u64,
    /// The beginning of a character that the chunk cuts.
    cut: Vec<u8>,
}

impl Tally {
    fn add(&mut self, chunk: &[u8]) {
        let mut bytes = std::mem::take(&mut self.cut);
        bytes.extend_from_slice(chunk);
        let mut rest = bytes.as_slice();
        loop {
            let Err(error) = std::str::from_utf8(rest) else { return self.add_valid(rest) };
            let (valid, after) = rest.split_at(error.valid_up_to());
            self.add_valid(valid);
            let Some(length) = error.error_len() else { return self.cut.extend_from_slice(after) };
            self.damage();
            rest = &after[length..];
        }
    }

    fn end(&mut self) {
        if !self.cut.is_empty() {
            self.damage();
        }
    }

    fn damage(&mut self) {
        self.damages += 1;
        self.damaged_line.get_or_insert(self.lines + 1);
    }

    fn add_valid(&mut self, text: &[u8]) {
        for byte in text {
            self.lines += u64::from(*byte == b'\n');
            self.sequences += u64::from(*byte >= 0xC2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding_of(bytes: &[u8]) -> Result<&'static Encoding, FileFault> {
        Survey::of(&mut &*bytes, u64::MAX).map(|survey| survey.encoding)
    }

    #[test]
    fn plain_letters_and_accents_are_utf_8() {
        assert_eq!(encoding_of(b"nom;ville\n").unwrap(), UTF_8);
        assert_eq!(encoding_of("Zo\u{e9};B\u{153}uf;\u{20ac}".as_bytes()).unwrap(), UTF_8);
    }

    #[test]
    fn a_character_cut_by_two_chunks_is_still_utf_8() {
        for shift in 0..3 {
            let text = "a".repeat(CHUNK - shift) + "\u{20ac}" + "b".repeat(CHUNK).as_str();
            assert_eq!(encoding_of(text.as_bytes()).unwrap(), UTF_8);
        }
    }

    #[test]
    fn accents_on_one_byte_are_windows_1252_wherever_they_stand() {
        let mut late = vec![b'a'; 3 * CHUNK];
        late.extend_from_slice(b"Ren\xE9e \x80");
        assert_eq!(encoding_of(&late).unwrap(), WINDOWS_1252);
    }

    #[test]
    fn utf_8_with_one_bad_byte_is_not_taken_for_windows_1252() {
        let bytes = b"H\xC3\xA9l\xC3\xA8ne\nRen\xE9\n";
        assert!(matches!(encoding_of(bytes), Err(FileFault::MixedEncoding { line: 2 })));
        let marked = b"\xEF\xBB\xBFRen\xE9\n";
        assert!(matches!(encoding_of(marked), Err(FileFault::MixedEncoding { line: 1 })));
    }

    #[test]
    fn a_last_character_cut_by_the_end_is_damage() {
        assert_eq!(encoding_of(b"nom\nRen\xE9").unwrap(), WINDOWS_1252);
        let bytes = b"H\xC3\xA9l\xC3\xA8n\xC3";
        assert!(matches!(encoding_of(bytes), Err(FileFault::MixedEncoding { line: 1 })));
    }

    #[test]
    fn empty_and_large_files_are_refused() {
        assert!(matches!(encoding_of(b""), Err(FileFault::Empty)));
        let large = Survey::of(&mut &b"four"[..], 3);
        assert!(matches!(large, Err(FileFault::TooLarge { max: 3 })));
    }
}
