//! A QR code as one path of an SVG: dark squares on a white ground, whatever the theme.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder, QRCode};

/// White squares that readers need around the code (ISO/IEC 18004).
const QUIET: usize = 4;

pub struct QrCode {
    /// Squares of a side, the quiet zone included.
    pub side: usize,
    /// The dark squares, each run of a row as one rectangle.
    pub path: String,
    /// The same, for who draws it otherwise.
    pub runs: Vec<Run>,
}

/// Dark squares beside one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub left: usize,
    pub top: usize,
    pub width: usize,
}

impl QrCode {
    /// With error correction of level M, as EPC069-12 wants it. Nothing for a text that is too long.
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let runs = runs(&code);
        Some(Self { side: code.size + 2 * QUIET, path: path(&runs), runs })
    }
}

fn path(runs: &[Run]) -> String {
    let mut path = String::new();
    for Run { left, top, width } in runs {
        let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
    }
    path
}

fn runs(code: &QRCode) -> Vec<Run> {
    let mut runs = Vec::new();
    for y in 0..code.size {
        let mut x = 0;
        for run in code[y].chunk_by(|one, other| one.value() == other.value()) {
            if run.first().is_some_and(|square| square.value()) {
                runs.push(Run { left: x + QUIET, top: y + QUIET, width: run.len() });
            }
            x += run.len();
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_begins_with_its_first_corner_and_ends_where_it_is_too_long() {
        let code = QrCode::of("BCD").unwrap();
        assert_eq!(code.side, 21 + 8);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert!(QrCode::of(&"é".repeat(2_000)).is_none());
    }

    #[test]
    fn the_longest_transfer_fits_in_version_13() {
        assert_eq!(QrCode::of(&"a".repeat(331)).unwrap().side, 17 + 4 * 13 + 8);
    }
}
