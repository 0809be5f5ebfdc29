//! Colours as the eye orders them: lightness, chroma and hue of OKLCH.
//!
//! Formulas of Björn Ottosson, <https://bottosson.github.io/posts/oklab/>.

use super::colour::{Colour, linear};

/// One step of chroma on the way back to the screen's range.
const LESS_VIVID: f64 = 0.93;

/// Hue in radians; lightness from 0 to 1; chroma from 0 (grey) to about 0.32 on a screen.
#[derive(Clone, Copy, Debug)]
pub struct Oklch {
    pub lightness: f64,
    pub chroma: f64,
    pub hue: f64,
}

impl Oklch {
    pub fn of(colour: Colour) -> Self {
        let light = colour.channels().map(linear);
        let cones = times(TO_CONES, light).map(f64::cbrt);
        let [lightness, a, b] = times(TO_LAB, cones);
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    /// A colour that a screen can show, by lowering chroma alone.
    pub fn on_screen(mut self) -> Colour {
        while !self.is_shown() && self.chroma > 0.001 {
            self.chroma *= LESS_VIVID;
        }
        Colour::from_channels(self.linear_rgb().map(encoded))
    }

    fn is_shown(self) -> bool {
        self.linear_rgb().into_iter().all(|channel| (-1e-4..=1.0001).contains(&channel))
    }

    fn linear_rgb(self) -> [f64; 3] {
        let lab = [self.lightness, self.chroma * self.hue.cos(), self.chroma * self.hue.sin()];
        times(FROM_CONES, times(FROM_LAB, lab).map(|cone| cone.powi(3)))
    }
}

type Matrix = [[f64; 3]; 3];

const TO_CONES: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const TO_LAB: Matrix = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];
const FROM_LAB: Matrix = [
    [1.0, 0.396_337_777_4, 0.215_803_757_3],
    [1.0, -0.105_561_345_8, -0.063_854_172_8],
    [1.0, -0.089_484_177_5, -1.291_485_548_0],
];
const FROM_CONES: Matrix = [
    [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
    [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
    [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
];

fn times(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
    let [x, y, z] = vector;
    matrix.map(|[of_x, of_y, of_z]| of_x * x + of_y * y + of_z * z)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped just before")]
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value =
        if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::{Colour, Oklch};

    #[test]
    fn every_colour_of_a_screen_survives_the_journey() {
        for n in 0..4_096_u32 {
            let channels =
                [n >> 8, n >> 4 & 15, n & 15].map(|step| u8::try_from(step * 17).unwrap());
            let colour = Colour::from_channels(channels);
            assert_eq!(Oklch::of(colour).on_screen(), colour);
        }
    }

    #[test]
    fn a_known_colour_has_its_published_coordinates() {
        let red = Oklch::of(Colour::from_channels([255, 0, 0]));
        assert!((red.lightness - 0.628).abs() < 0.001);
        assert!((red.chroma - 0.258).abs() < 0.001);
        assert!((red.hue.to_degrees() - 29.23).abs() < 0.1);
    }
}
