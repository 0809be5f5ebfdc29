//! The colours that would come of one, in light and in dark, before an agency keeps it.

use super::branding::{Colour, Palette, Theme};

/// A colour tried.
#[derive(Clone, Copy, Debug)]
pub struct Preview {
    pub colour: Colour,
    theme: Theme,
}

/// How one side of it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// What links and buttons have.
    pub brand: Colour,
    /// The least contrast with the grounds that words stand on, in hundredths: 460 is 4.6 to 1.
    pub hundredths: u32,
}

impl Preview {
    pub fn of(colour: Colour) -> Self {
        Self { colour, theme: Theme::of(colour) }
    }

    /// Whether the colour shown is another than the one given.
    pub fn is_adjusted(&self) -> bool {
        self.theme.is_adjusted()
    }

    pub fn light(&self) -> Contrast {
        Self::contrast(self.theme.light, self.theme.least_light())
    }

    pub fn dark(&self) -> Contrast {
        Self::contrast(self.theme.dark, self.theme.least_dark())
    }

    /// The style sheet of the page that shows both. What the page says of them is in it too, for
    /// the script: a colour that is tried changes nothing but this sheet.
    pub fn css(&self) -> String {
        let Theme { light, dark, bar } = self.theme;
        let told =
            |contrast: Contrast| format!("--told:\"{} {}\"", contrast.brand, contrast.hundredths);
        format!(
            ".preview{{--bar:{bar};--adjusted:{}}}\n.preview .light{{{light};{}}}\n\
             .preview .dark{{{dark};{}}}\n",
            u8::from(self.is_adjusted()),
            told(self.light()),
            told(self.dark()),
        )
    }

    fn contrast(palette: Palette, least: f64) -> Contrast {
        // Between 100 and 2 100, by the definition of contrast; rounded down, to promise no more.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
        let hundredths = (least * 100.0).floor() as u32;
        Contrast { brand: palette.brand, hundredths }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_reads_as_promised() {
        let yellow = Preview::of(Colour::from_channels([0xff, 0xd5, 0x00]));
        assert!(yellow.is_adjusted());
        assert_eq!(yellow.light().brand.to_string(), "#7f6a13");
        assert!(yellow.light().hundredths >= 460 && yellow.dark().hundredths >= 550);
        assert!(!Preview::of(Colour::default()).is_adjusted());
    }

    #[test]
    fn the_sheet_holds_both_sides_and_nothing_of_the_page_around() {
        let css = Preview::of(Colour::from_channels([0xff, 0xd5, 0x00])).css();
        assert!(css.lines().all(|line| line.starts_with(".preview") && line.ends_with('}')));
        assert!(css.contains("--adjusted:1") && css.contains("--told:\"#7f6a13 4"), "{css}");
    }
}
