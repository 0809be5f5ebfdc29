//! A colour of the screen, and how far apart two of them can be read.

use std::fmt;

/// Red, green, blue, 8 bits each (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

/// Palier's own blue.
impl Default for Colour {
    fn default() -> Self {
        Self([0x14, 0x53, 0x6b])
    }
}

impl Colour {
    pub const fn from_channels(red_green_blue: [u8; 3]) -> Self {
        Self(red_green_blue)
    }

    /// `#14536b`, the only writing that `<input type="color">` sends.
    pub fn parse(raw: &str) -> Option<Self> {
        let digits = raw.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    pub const fn channels(self) -> [u8; 3] {
        self.0
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Contrast as WCAG 2 counts it, from 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.channels().map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Light given by one channel, from 0 to 1 (IEC 61966-2-1).
pub fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_counted_as_wcag_does() {
        let grey = Colour::parse("#767676").unwrap();
        assert!((contrast(Colour([255; 3]), grey) - 4.54).abs() < 0.01);
        assert!((contrast(Colour([0; 3]), Colour([255; 3])) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn only_six_digits_after_a_hash_are_a_colour() {
        assert_eq!(Colour::parse(" #14536B ").unwrap().to_string(), "#14536b");
        for text in ["", "14536b", "#14536", "#14536b0", "#+4536b", "#14536é", "red"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
