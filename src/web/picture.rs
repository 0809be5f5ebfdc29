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

pub fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn fault(_: &ImageError) -> PictureFault {
    PictureFault::Damaged
}
