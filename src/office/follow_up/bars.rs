//! Activations month by month as bars: where they stand in their drawing.

use super::figures::Month;

/// The drawing, in its own units; the page decides how large it is.
const HEIGHT: i64 = 220;
const BOTTOM: i64 = 32;
const TOP: i64 = 24;
const LEFT: i64 = 12;
const STEP: i64 = 58;
const WIDTH: i64 = 40;

pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
    /// Where its two texts begin.
    pub middle: i64,
    pub above: i64,
    pub count: i64,
    /// `05/26`
    pub month: String,
}

/// A bar a month; the highest fills the drawing.
pub fn of(months: &[Month]) -> Vec<Bar> {
    let most = months.iter().map(|month| month.activated).max().unwrap_or(0).max(1);
    let room = HEIGHT - BOTTOM - TOP;
    let bar = |(at, month): (usize, &Month)| {
        let x = LEFT + STEP * i64::try_from(at).unwrap_or(0);
        let height = month.activated * room / most;
        let y = HEIGHT - BOTTOM - height;
        Bar {
            x,
            y,
            width: WIDTH,
            height,
            middle: x + WIDTH / 2,
            above: y - 6,
            count: month.activated,
            month: short(month),
        }
    };
    months.iter().enumerate().map(bar).collect()
}

fn short(month: &Month) -> String {
    let date = month.first.date();
    format!("{:02}/{:02}", date.month(), date.year() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Day;

    fn month(activated: i64) -> Month {
        Month { first: Day::parse("2026-05-01").unwrap(), activated, issued: 0, used: 0 }
    }

    #[test]
    fn the_highest_bar_fills_the_drawing_and_none_leaves_it() {
        let bars = of(&[month(0), month(5), month(10)]);
        let heights: Vec<i64> = bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [0, 82, 164]);
        assert!(bars.iter().all(|bar| bar.y >= TOP && bar.y + bar.height == HEIGHT - BOTTOM));
        assert_eq!(of(&[month(0)])[0].height, 0, "nothing at all is no division by zero");
        assert_eq!(bars[0].month, "05/26");
    }
}
