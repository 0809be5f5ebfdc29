//! Pictures made anew: what is published holds the pixels and nothing else of what was sent, neither
//! where and when it was taken nor whatever hides behind its end.

use std::io::Cursor;

use bytes::Bytes;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::{DynamicImage, ImageError};

use super::content::Media;
use crate::web::picture::{decoded, is_whole_jpeg, limits};

pub use crate::web::picture::PictureFault;

/// Of the JPEG that is written: nobody sees the difference, and a scan stays as light as it was.
const FIDELITY: u8 = 88;

/// The same picture, turned as its camera held it. It takes long: to be called off the threads that
/// answer people. Nothing for a PDF, which is no picture.
pub fn anew(content: &[u8], media: Media) -> Result<Option<Bytes>, PictureFault> {
    let source = Cursor::new(content);
    match media {
        Media::Pdf => Ok(None),
        Media::Png => {
            let decoder = PngDecoder::with_limits(source, limits()).map_err(|it| fault(&it))?;
            written(&decoded(decoder)?, |picture, out| {
                picture.write_with_encoder(PngEncoder::new(out))
            })
        }
        Media::Jpeg if !is_whole_jpeg(content) => Err(PictureFault::Damaged),
        Media::Jpeg => {
            let decoder = JpegDecoder::new(source).map_err(|it| fault(&it))?;
            written(&plain(decoded(decoder)?), |picture, out| {
                picture.write_with_encoder(JpegEncoder::new_with_quality(out, FIDELITY))
            })
        }
    }
}

/// What a JPEG can hold.
fn plain(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    }
}

fn written(
    picture: &DynamicImage,
    write: impl FnOnce(&DynamicImage, &mut Vec<u8>) -> Result<(), ImageError>,
) -> Result<Option<Bytes>, PictureFault> {
    let mut out = Vec::new();
    write(picture, &mut out).map_err(|it| fault(&it))?;
    Ok(Some(out.into()))
}

fn fault(_: &ImageError) -> PictureFault {
    PictureFault::Damaged
}

#[cfg(test)]
mod tests {
    use image::ImageDecoder;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut out = Vec::new();
        let picture = DynamicImage::new_rgb8(width, height);
        picture.write_with_encoder(PngEncoder::new(&mut out)).unwrap();
        out
    }

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut out = Vec::new();
        let picture = DynamicImage::new_rgb8(width, height);
        picture.write_with_encoder(JpegEncoder::new(&mut out)).unwrap();
        out
    }

    /// The JPEG with a block of Exif that says that it lies on its side, and where it was taken.
    fn on_its_side(jpeg: &[u8]) -> Vec<u8> {
        let exif =
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS 43.6";
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], b"\xff\xe1", &length, exif, &jpeg[2..]].concat()
    }

    #[test]
    fn only_the_pixels_are_kept_and_the_picture_stands_upright() {
        let sent = on_its_side(&jpeg(40, 20));
        let kept = anew(&sent, Media::Jpeg).unwrap().unwrap();
        assert!(
            !kept.windows(3).any(|it| it == b"GPS") && !kept.windows(4).any(|it| it == b"Exif")
        );
        let decoder = JpegDecoder::new(Cursor::new(&kept)).unwrap();
        assert_eq!(decoder.dimensions(), (20, 40));
        let behind = [png(3, 2), b"PK\x03\x04 an archive behind the end".to_vec()].concat();
        let kept = anew(&behind, Media::Png).unwrap().unwrap();
        assert!(!kept.windows(7).any(|it| it == b"archive"));
        let again = anew(&kept, Media::Png).unwrap().unwrap();
        assert_eq!(again, kept, "a picture that was made anew stays as it is");
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let mut bomb = png(1, 1);
        bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        let sum = flate2_sum(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        let refused = anew(&bomb, Media::Png);
        let expected = PictureFault::TooManyPixels { width: 65_535, height: 65_535 };
        assert_eq!(refused, Err(expected));
    }

    fn flate2_sum(bytes: &[u8]) -> u32 {
        let mut sum = flate2::Crc::new();
        sum.update(bytes);
        sum.sum()
    }

    #[test]
    fn a_jpeg_that_is_cut_in_the_middle_of_its_pixels_is_refused() {
        let byte = |number: u32| number.to_le_bytes()[0];
        let noise = |x, y| image::Rgb([byte(x * 7 + y * 13), byte(x * y), byte(x ^ y)]);
        let picture = DynamicImage::ImageRgb8(image::RgbImage::from_fn(320, 240, noise));
        let mut whole = Vec::new();
        picture.write_with_encoder(JpegEncoder::new(&mut whole)).unwrap();
        assert!(anew(&whole, Media::Jpeg).is_ok());
        let cut = &whole[..whole.len() * 3 / 4];
        assert_eq!(anew(cut, Media::Jpeg), Err(PictureFault::Damaged));
    }

    #[test]
    fn what_is_cut_short_or_only_begins_like_a_picture_is_refused() {
        for (whole, media) in [(png(64, 64), Media::Png), (jpeg(64, 64), Media::Jpeg)] {
            let half = &whole[..whole.len() / 2];
            assert_eq!(anew(half, media), Err(PictureFault::Damaged), "{media:?}");
            assert_eq!(anew(&whole[..8], media), Err(PictureFault::Damaged), "{media:?}");
        }
        assert_eq!(anew(b"\xff\xd8\xff<script>", Media::Jpeg), Err(PictureFault::Damaged));
        assert_eq!(anew(b"%PDF-1.7", Media::Pdf), Ok(None));
    }
}
