//! The logo that an agency sends, drawn anew: small enough for every page, and nothing but its pixels.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::{DynamicImage, imageops};

use super::logo::{Logo, LogoFault};
use super::png::SIGNATURE;
use crate::web::picture::{self, PictureFault};

/// How every JPEG begins.
const JPEG: &[u8] = b"\xff\xd8\xff";

/// The boxes that it is fitted into, one after the other, until it is light enough; it is shown
/// 40 pixels high, on screens that draw each of them four times.
const BOXES: [(u32, u32); 5] = [(640, 160), (480, 120), (320, 80), (240, 60), (160, 40)];

impl Logo {
    /// Whatever is sent as PNG or JPEG, told by what it holds. It takes long: to be called off the
    /// threads that answer people.
    pub fn redrawn(sent: &[u8]) -> Result<Self, LogoFault> {
        let picture = decoded(sent)?;
        let (width, height) = (picture.width(), picture.height());
        for (most_wide, most_high) in BOXES {
            let fitted = if width > most_wide || height > most_high {
                picture.resize(most_wide, most_high, imageops::FilterType::Lanczos3)
            } else {
                picture.clone()
            };
            let written = written(&fitted)?;
            if written.len() <= Self::MOST_BYTES {
                return Self::check(&written);
            }
        }
        Err(LogoFault::TooHeavy)
    }
}

fn decoded(sent: &[u8]) -> Result<DynamicImage, LogoFault> {
    let source = Cursor::new(sent);
    let picture = if sent.starts_with(&SIGNATURE) {
        let decoder = PngDecoder::with_limits(source, picture::limits());
        picture::decoded(decoder.map_err(|_| LogoFault::Damaged)?)
    } else if sent.starts_with(JPEG) && !picture::is_whole_jpeg(sent) {
        return Err(LogoFault::CutShort);
    } else if sent.starts_with(JPEG) {
        picture::decoded(JpegDecoder::new(source).map_err(|_| LogoFault::Damaged)?)
    } else {
        return Err(LogoFault::NotPicture);
    };
    let picture = picture.map_err(|fault| match fault {
        PictureFault::Damaged => LogoFault::Damaged,
        PictureFault::TooManyPixels { width, height } => LogoFault::Dimensions { width, height },
    })?;
    // Eight bits a channel are all that a page shows.
    Ok(if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    })
}

fn written(picture: &DynamicImage) -> Result<Vec<u8>, LogoFault> {
    let mut out = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    picture.write_with_encoder(encoder).map_err(|_| LogoFault::Damaged)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;

    fn noise(width: u32, height: u32) -> DynamicImage {
        let mut seed = 1_u32;
        let picture = image::RgbImage::from_fn(width, height, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [one, two, three, _] = seed.to_be_bytes();
            image::Rgb([one, two, three])
        });
        DynamicImage::ImageRgb8(picture)
    }

    fn jpeg(picture: &DynamicImage) -> Vec<u8> {
        let mut out = Vec::new();
        picture.write_with_encoder(JpegEncoder::new(&mut out)).unwrap();
        out
    }

    #[test]
    fn the_worst_picture_comes_out_small() {
        for sent in [jpeg(&noise(3_000, 1_000)), written(&noise(3_000, 1_000)).unwrap()] {
            let logo = Logo::redrawn(&sent).unwrap();
            assert!(logo.bytes.len() <= Logo::MOST_BYTES, "{}", logo.bytes.len());
            assert!(logo.bytes.starts_with(&SIGNATURE));
        }
    }

    #[test]
    fn a_small_one_keeps_its_size_and_loses_what_hides_in_it() {
        let exif = b"Exif\0\0GPS 43.6";
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let plain = jpeg(&noise(120, 40));
        let sent = [&plain[..2], b"\xff\xe1", &length, exif, &plain[2..], b"PK\x03\x04<script>"];
        let logo = Logo::redrawn(&sent.concat()).unwrap();
        assert_eq!((logo.width, logo.height), (120, 40));
        for hidden in [&b"GPS"[..], b"script"] {
            assert!(!logo.bytes.windows(hidden.len()).any(|some| some == hidden));
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let bomb = {
            let mut sent = written(&noise(16, 16)).unwrap();
            sent[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
            let sum = super::super::png::checksum(&sent[12..29]).to_be_bytes();
            sent[29..33].copy_from_slice(&sum);
            sent
        };
        let too_many = LogoFault::Dimensions { width: 65_535, height: 65_535 };
        assert_eq!(Logo::redrawn(&bomb), Err(too_many));
        for sent in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"GIF89a", b"%PDF-1.7", b""]
        {
            assert_eq!(Logo::redrawn(sent), Err(LogoFault::NotPicture));
        }
        assert_eq!(Logo::redrawn(b"\xff\xd8\xff<script>"), Err(LogoFault::CutShort));
        assert!(matches!(
            Logo::redrawn(&written(&noise(300, 4)).unwrap()),
            Err(LogoFault::Dimensions { .. })
        ));
    }
}
