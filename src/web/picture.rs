//! A picture unpacked: its pixels are counted first, and what that may take is bounded.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageError, Limits, RgbImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

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
    bounded(width, height)?;
    decoder.set_limits(limits()).map_err(|it| fault(&it))?;
    // Without an orientation that can be read, a picture stands as it is.
    let turned = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|it| fault(&it))?;
    if let Some(turned) = turned {
        picture.apply_orientation(turned);
    }
    Ok(picture)
}

/// The pixels of a JPEG, none of them made up: left to itself the decoder fills up with grey what was
/// cut off or cannot be read, and says nothing. It is lenient with headers, of which cameras make
/// what they like, and strict with pixels.
pub fn jpeg(content: &[u8]) -> Result<DynamicImage, PictureFault> {
    if !is_whole_jpeg(content) {
        return Err(PictureFault::Damaged);
    }
    let damaged = |_| PictureFault::Damaged;
    let lenient = DecoderOptions::default().set_strict_mode(false);
    let lenient = lenient.set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(content), lenient);
    decoder.decode_headers().map_err(damaged)?;
    let (width, height) = decoder.dimensions().ok_or(PictureFault::Damaged)?;
    let side = |side| u32::try_from(side).map_err(|_| PictureFault::Damaged);
    let (width, height) = (side(width)?, side(height)?);
    bounded(width, height)?;
    let is_grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let colours = if is_grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(lenient.set_strict_mode(true).jpeg_set_out_colorspace(colours));
    let pixels = decoder.decode().map_err(damaged)?;
    let picture = if is_grey {
        GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
    };
    let mut picture = picture.ok_or(PictureFault::Damaged)?;
    if let Some(turned) = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif)) {
        picture.apply_orientation(turned);
    }
    Ok(picture)
}

fn bounded(width: u32, height: u32) -> Result<(), PictureFault> {
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureFault::TooManyPixels { width, height });
    }
    Ok(())
}

/// Whether the pixels of a JPEG go on to the mark of their end (ITU-T T.81, B.1.1.2). What stands
/// behind the mark is nobody's matter, nor are stray bytes between two headers.
pub fn is_whole_jpeg(content: &[u8]) -> bool {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let Some(mut rest) = content.strip_prefix(b"\xff\xd8") else { return false };
    loop {
        let Some(begin) = rest.iter().position(|byte| *byte == 0xff) else { return false };
        rest = &rest[begin..];
        // Any number of 0xff may stand before the name of a mark.
        let Some(at) = rest.iter().position(|byte| *byte != 0xff) else { return false };
        let (mark, after) = (rest[at], &rest[at + 1..]);
        match mark {
            END => return true,
            // What is restarted or begun has no length, nor has a byte that is no mark.
            0x00 | 0x01 | 0xd0..=0xd8 => rest = after,
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
        let stray = [&whole[..2], b"\0\0\0stray", &whole[2..]].concat();
        assert!(jpeg(&stray).is_ok(), "between two headers");
    }

    #[test]
    fn a_mark_of_the_end_does_not_make_up_for_pixels_that_are_not_there() {
        let byte = |number: u32| number.to_le_bytes()[0];
        let noise = |x, y| image::Rgb([byte(x * 7 + y * 13), byte(x * y), byte(x ^ y)]);
        let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(320, 240, noise));
        let mut whole = Vec::new();
        picture.write_with_encoder(JpegEncoder::new(&mut whole)).unwrap();
        assert_eq!(jpeg(&whole).map(|it| (it.width(), it.height())), Ok((320, 240)));
        for part in [4, 6, 8, 9] {
            let cut = [&whole[..whole.len() * part / 10], b"\xff\xd9"].concat();
            assert!(is_whole_jpeg(&cut));
            assert_eq!(jpeg(&cut), Err(PictureFault::Damaged), "{part} tenths");
        }
    }
}
