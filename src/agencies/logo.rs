//! The logo of an agency: a small PNG, stripped of all that is not its picture.

use super::png::{Chunk, SIGNATURE, Torn, next_chunk};

#[cfg(test)]
#[path = "logo_tests.rs"]
mod tests;

/// A checked PNG, with its size in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
    pub width: u32,
    pub height: u32,
}

/// Why a file cannot be a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoFault {
    #[error("not a PNG file")]
    NotPng,
    #[error("neither a PNG nor a JPEG file")]
    NotPicture,
    #[error("heavier than {} bytes", Logo::MOST_BYTES)]
    TooHeavy,
    #[error("{width} × {height} pixels is outside 16 × 16 to 1200 × 600")]
    Dimensions { width: u32, height: u32 },
    #[error("the file stops in the middle")]
    CutShort,
    #[error("a checksum is wrong")]
    Damaged,
    /// Parts missing, doubled, unknown or out of order, or something after the end.
    #[error("not built as a PNG file must be")]
    Malformed,
}

impl Logo {
    pub const MOST_BYTES: usize = 60 * 1024;

    /// Walks the whole file but does not unpack the pixels: the browser does, at a known size.
    pub fn check(bytes: &[u8]) -> Result<Self, LogoFault> {
        let mut rest = bytes.strip_prefix(&SIGNATURE).ok_or(LogoFault::NotPng)?;
        if bytes.len() > Self::MOST_BYTES {
            return Err(LogoFault::TooHeavy);
        }
        let header = next_chunk(&mut rest)?;
        let Header { width, height, colour } = Header::read(header)?;
        let mut kept = [SIGNATURE.as_slice(), header.whole].concat();
        copy_picture(rest, &mut kept, colour)?;
        Ok(Self { bytes: kept, mime: "image/png", width, height })
    }
}

impl From<Torn> for LogoFault {
    fn from(torn: Torn) -> Self {
        match torn {
            Torn::Short => Self::CutShort,
            Torn::Checksum => Self::Damaged,
        }
    }
}

struct Header {
    width: u32,
    height: u32,
    colour: u8,
}

const INDEXED: u8 = 3;

impl Header {
    fn read(chunk: Chunk<'_>) -> Result<Self, LogoFault> {
        let (b"IHDR", &[w0, w1, w2, w3, h0, h1, h2, h3, depth, colour, packing, filter, interlace]) =
            (&chunk.kind, chunk.content)
        else {
            return Err(LogoFault::Malformed);
        };
        let possible = match colour {
            0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
            INDEXED => matches!(depth, 1 | 2 | 4 | 8),
            2 | 4 | 6 => matches!(depth, 8 | 16),
            _ => false,
        };
        if !possible || (packing, filter) != (0, 0) || interlace > 1 {
            return Err(LogoFault::Malformed);
        }
        let width = u32::from_be_bytes([w0, w1, w2, w3]);
        let height = u32::from_be_bytes([h0, h1, h2, h3]);
        if (16..=1200).contains(&width) && (16..=600).contains(&height) {
            Ok(Self { width, height, colour })
        } else {
            Err(LogoFault::Dimensions { width, height })
        }
    }
}

/// Where the walk stands; chunks may only move it forward.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Place {
    Header,
    Palette,
    Transparency,
    Pixels,
    Afterwards,
}

/// Copies what a picture needs and leaves out names, dates, places, profiles and animations.
fn copy_picture(mut rest: &[u8], kept: &mut Vec<u8>, colour: u8) -> Result<(), LogoFault> {
    let (mut place, mut has_palette) = (Place::Header, false);
    loop {
        let chunk = next_chunk(&mut rest)?;
        if &chunk.kind == b"IEND" {
            let whole = place >= Place::Pixels && has_palette == (colour == INDEXED);
            let last = rest.is_empty() && chunk.content.is_empty();
            kept.extend_from_slice(chunk.whole);
            return if whole && last { Ok(()) } else { Err(LogoFault::Malformed) };
        }
        let (next, fits) = step(&chunk, place);
        has_palette |= &chunk.kind == b"PLTE" && colour == INDEXED;
        place = next;
        match fits {
            Fits::Kept => kept.extend_from_slice(chunk.whole),
            Fits::LeftOut => {}
            Fits::No => return Err(LogoFault::Malformed),
        }
    }
}

enum Fits {
    Kept,
    LeftOut,
    No,
}

fn step(chunk: &Chunk<'_>, place: Place) -> (Place, Fits) {
    let only_if = |fits| if fits { Fits::Kept } else { Fits::No };
    let length = chunk.content.len();
    match &chunk.kind {
        b"gAMA" => (place, only_if(place == Place::Header && length == 4)),
        b"sRGB" => (place, only_if(place == Place::Header && length == 1)),
        b"PLTE" => (
            Place::Palette,
            only_if(
                place < Place::Palette && length.is_multiple_of(3) && (3..=768).contains(&length),
            ),
        ),
        b"tRNS" => (
            Place::Transparency,
            only_if(place < Place::Transparency && (1..=256).contains(&length)),
        ),
        b"IDAT" => (Place::Pixels, only_if(place <= Place::Pixels)),
        _ if chunk.is_critical() => (place, Fits::No),
        _ if place == Place::Pixels => (Place::Afterwards, Fits::LeftOut),
        _ => (place, Fits::LeftOut),
    }
}
