//! A picture unpacked: its pixels are counted first, and what that may take is bounded.

use image::{DynamicImage, ImageDecoder, ImageError, Limits};

/// A page of A4 at 600 points an inch has 35 million. Nothing is unpacked before they are counted.
pub const MOST_PIXELS: u64 = 40_000_000;
/// What unpacking may take, whatever the file says of itself.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    #[error("cut short, damaged, or not built as such a picture must be")]
    Damaged,
    #[error("{width} × {height} pixels are more than {MOST_PIXELS}")]
    TooManyPixels { width: u32, height: u32 },
}

/// The pixels, turned as their camera held them.
pub fn decoded(mut decoder: impl ImageDecoder) -> Result<DynamicImage, PictureFault> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureFault::TooManyPixels { width, height });
    }
    decoder.set_limits(limits()).map_err(|it| fault(&it))?;
    // Without an orientation that can be read, a picture stands as it is.
    let turned = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|it| fault(&it))?;
    if let Some(turned) = turned {
        picture.apply_orientation(turned);
    }
    Ok(picture)
}

/// Whether the pixels of a JPEG go on to the mark of their end (ITU-T T.81, B.1.1.2). The decoder fills
/// up with grey what was cut off, and says nothing; what stands behind the mark is nobody's matter.
pub fn is_whole_jpeg(content: &[u8]) -> bool {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let Some(mut rest) = content.strip_prefix(b"\xff\xd8") else { return false };
    loop {
        // Any number of 0xff may stand before the name of a mark.
        let Some(at) = rest.iter().position(|byte| *byte != 0xff) else { return false };
        let (mark, after) = (rest[at], &rest[at + 1..]);
        match (at, mark) {
            (0, _) => return false,
            (_, END) => return true,
            // What is restarted or begun has no length.
            (_, 0x01 | 0xd0..=0xd8) => rest = after,
            _ => {
                let Some(length) = after.first_chunk::<2>().map(|it| u16::from_be_bytes(*it))
                else {
                    return false;
                };
                let Some(behind) = after.get(usize::from(length)..) else { return false };
                rest = if mark == SCAN { behind_pixels(behind) } else { behind };
            }
        }
    }
}

/// From the first mark behind the coded pixels: 0xff that they hold is followed by 0x00, and marks of a
/// restart are part of them.
fn behind_pixels(content: &[u8]) -> &[u8] {
    let is_mark = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7);
    let at = content.windows(2).position(is_mark);
    at.map_or(&[], |at| &content[at..])
}

pub fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn fault(_: &ImageError) -> PictureFault {
    PictureFault::Damaged
}

#[cfg(test)]
mod tests {
    use image::codecs::jpeg::JpegEncoder;

    use super::*;

    #[test]
    fn a_jpeg_is_whole_to_its_last_mark_and_no_byte_before() {
        let mut whole = Vec::new();
        let byte = |number: u32| number.to_le_bytes()[0];
        let noise = |x, y| image::Rgb([byte(x * 7 + y * 13), byte(x * y), byte(x ^ y)]);
        let picture = DynamicImage::ImageRgb8(image::RgbImage::from_fn(200, 120, noise));
        picture.write_with_encoder(JpegEncoder::new(&mut whole)).unwrap();
        assert!(is_whole_jpeg(&whole));
        for cut in [0, 1, 2, 20, whole.len() / 3, whole.len() / 2, whole.len() - 2, whole.len() - 1]
        {
            assert!(!is_whole_jpeg(&whole[..cut]), "{cut} of {}", whole.len());
        }
        assert!(is_whole_jpeg(&[&whole[..], b"and something behind it"].concat()));
    }
}
