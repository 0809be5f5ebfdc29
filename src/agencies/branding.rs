//! The colours of an agency, moved until they can be read everywhere.

use std::fmt;

pub use super::colour::{Colour, contrast};
use super::oklch::Oklch;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Links, buttons, the current step.
    pub brand: Colour,
    /// Words on `brand`.
    pub on_brand: Colour,
    /// A background on which `brand` can be read.
    pub brand_soft: Colour,
}

/// All the colours of an agency, in light and in dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub light: Palette,
    pub dark: Palette,
    /// The agency's colour as given: for the bar at the top of the page, never for words.
    pub bar: Colour,
}

/// Paper, surface and sunken: the grounds of `assets/css`, to be changed together.
const LIGHT_GROUNDS: [Colour; 3] = [
    Colour::from_channels([0xfa, 0xf9, 0xf6]),
    Colour::from_channels([0xff, 0xff, 0xff]),
    Colour::from_channels([0xf2, 0xf0, 0xeb]),
];
const DARK_GROUNDS: [Colour; 3] = [
    Colour::from_channels([0x14, 0x17, 0x1c]),
    Colour::from_channels([0x1b, 0x1f, 0x26]),
    Colour::from_channels([0x10, 0x13, 0x17]),
];
const WHITE: Colour = Colour::from_channels([0xff; 3]);
const NIGHT: Colour = Colour::from_channels([0x0d, 0x1a, 0x20]);

/// More vivid than this, a colour tires the eye and leaves the screen's range.
const MOST_CHROMA: f64 = 0.17;
const MIDDLE: f64 = 0.62;
const STEP: f64 = 0.005;
/// WCAG asks 4.5; the margin pays for rounding, the larger one for glare on dark screens.
const LIGHT_CONTRAST: f64 = 4.6;
const DARK_CONTRAST: f64 = 5.5;

impl Theme {
    /// The colours that come of the one that the agency gave.
    pub fn of(colour: Colour) -> Self {
        let own = Oklch::of(colour);
        let own = Oklch { chroma: own.chroma.min(MOST_CHROMA), ..own };
        Self { light: light(own), dark: dark(own), bar: colour }
    }

    /// True when what is shown is not the colour given: tell the agency.
    pub fn is_adjusted(&self) -> bool {
        self.light.brand != self.bar
    }

    /// The least contrast of links in light, whatever they stand on.
    pub fn least_light(&self) -> f64 {
        least(self.light, LIGHT_GROUNDS)
    }

    /// The same in dark.
    pub fn least_dark(&self) -> f64 {
        least(self.dark, DARK_GROUNDS)
    }

    /// A style sheet of under 400 bytes. Follows the system unless `data-theme` says otherwise.
    pub fn css(&self) -> String {
        let (light, dark) = (self.light, self.dark);
        format!(
            ":root{{{light};--bar:{}}}\n\
             @media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n\
             [data-theme=dark]{{{dark}}}\n",
            self.bar
        )
    }
}

impl fmt::Display for Palette {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { brand, on_brand, brand_soft } = self;
        write!(out, "--brand:{brand};--on-brand:{on_brand};--brand-soft:{brand_soft}")
    }
}

fn least(palette: Palette, grounds: [Colour; 3]) -> f64 {
    let grounds = grounds.into_iter().chain([palette.brand_soft]);
    grounds.map(|ground| contrast(palette.brand, ground)).fold(f64::INFINITY, f64::min)
}

fn light(own: Oklch) -> Palette {
    let brand_soft = Oklch { lightness: 0.955, chroma: own.chroma.min(0.02), ..own }.on_screen();
    let start = Oklch { lightness: own.lightness.min(MIDDLE), ..own };
    let enough = |colour| reads_on(colour, LIGHT_GROUNDS, brand_soft, LIGHT_CONTRAST);
    Palette { brand: first(start, -STEP, enough), on_brand: WHITE, brand_soft }
}

fn dark(own: Oklch) -> Palette {
    let brand_soft = Oklch { lightness: 0.28, chroma: own.chroma.min(0.03), ..own }.on_screen();
    let start = Oklch { lightness: own.lightness.max(MIDDLE), ..own };
    let enough = |colour| reads_on(colour, DARK_GROUNDS, brand_soft, DARK_CONTRAST);
    Palette { brand: first(start, STEP, enough), on_brand: NIGHT, brand_soft }
}

fn reads_on(colour: Colour, grounds: [Colour; 3], soft: Colour, least: f64) -> bool {
    grounds.into_iter().chain([soft]).all(|ground| contrast(colour, ground) >= least)
}

/// Moves lightness by `step` until the colour is `enough`; black and white always are.
fn first(start: Oklch, step: f64, enough: impl Fn(Colour) -> bool) -> Colour {
    let end = if step < 0.0 { 0.0 } else { 1.0 };
    let mut own = start;
    while own.lightness > 0.0 && own.lightness < 1.0 {
        let colour = own.on_screen();
        if enough(colour) {
            return colour;
        }
        own.lightness += step;
    }
    Oklch { lightness: end, chroma: 0.0, ..own }.on_screen()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(text: &str) -> Theme {
        Theme::of(Colour::parse(text).unwrap())
    }

    #[test]
    fn any_colour_of_an_agency_can_be_read() {
        for n in 0..4_096_u32 {
            let channels =
                [n >> 8, n >> 4 & 15, n & 15].map(|step| u8::try_from(step * 17).unwrap());
            let Theme { light, dark, bar } = Theme::of(Colour::from_channels(channels));
            assert!(reads_on(light.brand, LIGHT_GROUNDS, light.brand_soft, 4.6), "{bar}");
            assert!(reads_on(dark.brand, DARK_GROUNDS, dark.brand_soft, 5.5), "{bar}");
            assert!(contrast(light.on_brand, light.brand) >= 4.5, "{bar}");
            assert!(contrast(dark.on_brand, dark.brand) >= 4.5, "{bar}");
        }
    }

    #[test]
    fn the_sketched_examples_come_out_as_sketched() {
        let shown = |text| {
            let Theme { light, dark, .. } = theme(text);
            (light.brand.to_string(), dark.brand.to_string())
        };
        assert_eq!(shown("#ffd500"), ("#7f6a13".into(), "#fdd631".into()));
        assert_eq!(shown("#00a3e0"), ("#0f739e".into(), "#1babe8".into()));
    }

    #[test]
    fn a_legible_colour_is_kept_and_the_bar_is_never_touched() {
        assert!(!theme("#14536b").is_adjusted());
        assert!(theme("#ffd500").is_adjusted());
        assert_eq!(theme("#ffd500").bar.to_string(), "#ffd500");
    }

    #[test]
    fn the_style_sheet_is_small_and_whole() {
        let css = theme("#00a3e0").css();
        assert!(css.len() < 400, "{} bytes", css.len());
        assert!(css.starts_with(":root{--brand:#"));
        assert!(css.contains(";--bar:#00a3e0}"));
        assert_eq!(css.matches('{').count(), css.matches('}').count());
        assert_eq!(css.matches("--on-brand:#0d1a20").count(), 2);
    }
}
