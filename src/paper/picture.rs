//! A picture on paper: its pixels, unpacked once and held once by the file, however often it is drawn.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, Limits};
use krilla::image::Image;

/// Pixels that are unpacked; a letterhead needs no more.
const MOST_PIXELS: u64 = 2_000_000;
const MOST_MEMORY: u64 = 32 * 1024 * 1024;

/// A picture that is ready to be drawn; cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub(super) image: Image,
    width: u32,
    height: u32,
}

impl Picture {
    /// Of a PNG; nothing when it cannot be unpacked, or is larger than any letterhead.
    pub fn png(bytes: &[u8]) -> Option<Self> {
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits).ok()?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return None;
        }
        let pixels = DynamicImage::from_decoder(decoder).ok()?.into_rgba8().into_raw();
        Some(Self { image: Image::from_rgba8(pixels, width, height), width, height })
    }

    /// How large it is drawn, in the same unit: as it is wide and high, and within this.
    pub fn within(&self, (most_wide, most_high): (f32, f32)) -> (f32, f32) {
        #[expect(clippy::cast_precision_loss, reason = "some hundreds of pixels")]
        let (width, height) = (self.width.max(1) as f32, self.height.max(1) as f32);
        let scale = (most_wide / width).min(most_high / height);
        (width * scale, height * scale)
    }
}
