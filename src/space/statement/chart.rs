//! The balance over two years, as a line: where its points stand, and the same in figures.

use super::opened::Opened;
use crate::clock::Day;
use crate::money::Cents;
use crate::texts::Lang;

/// Months shown.
const MONTHS: usize = 24;
/// The drawing, in its own units; the page decides how large it is.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 128.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 32.0;

pub struct Chart {
    pub title: String,
    pub description: String,
    /// The `d` of the line.
    pub line: String,
    /// Where the balance is zero.
    pub zero: String,
    /// Amounts on the left: `y` and text.
    pub levels: Vec<(String, String)>,
    /// Months below: `x` and text.
    pub ticks: Vec<(String, String)>,
    /// The last point.
    pub end: (String, String),
    pub months: Vec<Month>,
}

pub struct Month {
    /// `2026-05`
    pub iso: String,
    /// `05/2026`
    pub text: String,
    pub balance: Cents,
}

impl Chart {
    /// None for an account without a movement in all that time, whose line would say nothing.
    pub fn of(opened: &Opened, today: Day, lang: Lang) -> Option<Self> {
        let until = opened.as_of.unwrap_or(today).date();
        let ends = opened.statement.month_ends((until.year(), until.month()), MONTHS);
        let first = ends.first()?.1;
        if ends.iter().all(|(_, balance)| *balance == first) {
            return None;
        }
        let months: Vec<Month> =
            ends.into_iter().map(|(at, balance)| Month::of(at, balance)).collect();
        let scale = Scale::of(&months);
        let points: Vec<(String, String)> = months
            .iter()
            .enumerate()
            .map(|(at, month)| (unit(across(at)), unit(scale.up(month.balance))))
            .collect();
        Some(Self {
            title: lang.texts().statement_chart(),
            description: description(&months, lang),
            line: line(&points),
            zero: unit(scale.up(Cents::ZERO)),
            levels: scale.levels(lang),
            ticks: ticks(&months),
            end: points.last().cloned()?,
            months,
        })
    }
}

impl Month {
    fn of((year, month): (i16, i8), balance: Cents) -> Self {
        Self {
            iso: format!("{year:04}-{month:02}"),
            text: format!("{month:02}/{year:04}"),
            balance,
        }
    }
}

/// Zero is always in it: a line that begins elsewhere would lie.
struct Scale {
    low: Cents,
    high: Cents,
}

impl Scale {
    fn of(months: &[Month]) -> Self {
        let balances = || months.iter().map(|month| month.balance).chain([Cents::ZERO]);
        let low = balances().min().unwrap_or_default();
        Self { low, high: balances().max().unwrap_or_default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "a drawing has some hundred units")]
    fn up(&self, balance: Cents) -> f64 {
        let span = ((self.high - self.low).cents() as f64).max(1.0);
        let part = (balance - self.low).cents() as f64 / span;
        HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP)
    }

    /// Lowest, zero, highest; each once.
    fn levels(&self, lang: Lang) -> Vec<(String, String)> {
        let mut amounts = vec![self.low, Cents::ZERO, self.high];
        amounts.sort();
        amounts.dedup();
        amounts.into_iter().map(|cents| (unit(self.up(cents)), euros(cents, lang))).collect()
    }
}

/// Without the cents: beside a drawing they would only take room.
fn euros(cents: Cents, lang: Lang) -> String {
    let text = cents.text(lang);
    match lang {
        Lang::French => format!("{}\u{A0}€", text.split(',').next().unwrap_or_default()),
        Lang::English => text.split('.').next().unwrap_or_default().to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are 24 months")]
fn across(at: usize) -> f64 {
    LEFT + at as f64 * (WIDTH - LEFT - RIGHT) / (MONTHS - 1) as f64
}

fn unit(value: f64) -> String {
    format!("{value:.1}")
}

fn line(points: &[(String, String)]) -> String {
    let steps = points.iter().enumerate().map(|(at, (x, y))| {
        let act = if at == 0 { 'M' } else { 'L' };
        format!("{act}{x} {y}")
    });
    steps.collect::<Vec<_>>().join(" ")
}

/// Every sixth month: more would run into one another on a phone.
fn ticks(months: &[Month]) -> Vec<(String, String)> {
    let sixth = months.iter().enumerate().filter(|(at, _)| at % 6 == 0);
    sixth.map(|(at, month)| (unit(across(at)), month.text.clone())).collect()
}

fn description(months: &[Month], lang: Lang) -> String {
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return String::new() };
    lang.texts().statement_chart_text(
        first.balance.text(lang),
        first.text.as_str(),
        last.balance.text(lang),
        last.text.as_str(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(balances: &[i64]) -> Vec<Month> {
        let month = |(at, cents): (usize, &i64)| {
            Month::of((2025, i8::try_from(at + 1).unwrap()), Cents::new(*cents))
        };
        balances.iter().enumerate().map(month).collect()
    }

    #[test]
    fn zero_is_always_in_the_drawing_and_nothing_leaves_it() {
        for balances in [&[100, 300][..], &[-100, -300], &[-50, 80], &[0, 0]] {
            let months = months(balances);
            let scale = Scale::of(&months);
            let marks = balances.iter().copied().chain([0]).map(|it| scale.up(Cents::new(it)));
            for y in marks {
                assert!((TOP..=HEIGHT - BOTTOM).contains(&y), "{balances:?}: {y}");
            }
            assert!(scale.up(Cents::new(10)) < scale.up(Cents::new(-10)), "more is higher");
        }
    }

    #[test]
    fn amounts_beside_the_drawing_are_whole_euros() {
        let cents = Cents::new(-1_234_567);
        assert_eq!(euros(cents, Lang::French), "\u{2212}12\u{202F}345\u{A0}€");
        assert_eq!(euros(cents, Lang::English), "\u{2212}€12,345");
    }

    #[test]
    fn amounts_on_the_left_come_once_each() {
        assert_eq!(Scale::of(&months(&[100, 300])).levels(Lang::French).len(), 2);
        assert_eq!(Scale::of(&months(&[-100, 300])).levels(Lang::French).len(), 3);
    }
}
