//! What every kind of file asks of its cells: something, not too long, nothing hidden, a day.

use std::ops::RangeInclusive;

use super::source::Cells;
use super::{Given, Reason, Refusal, Shape, cell};
use crate::clock::Day;
use crate::money::Cents;

/// The cells of one row, cleaned as they are asked for.
pub struct Checker<'a> {
    pub cells: &'a Cells,
    pub shape: &'static Shape,
    /// In characters.
    pub max_cell: usize,
}

impl Checker<'_> {
    pub fn required(&self, column: impl Into<usize>) -> Result<String, Refusal> {
        let column = column.into();
        self.optional(column)?.ok_or_else(|| self.refusal(column, Reason::Missing))
    }

    pub fn optional(&self, column: impl Into<usize>) -> Result<Option<String>, Refusal> {
        let column = column.into();
        let cell = cell::clean(self.cells.at(column), self.max_cell);
        cell.map_err(|reason| self.refusal(column, reason))
    }

    /// What `read` makes of a column, and whether the file speaks of it at all.
    pub fn given<T>(
        &self,
        column: impl Into<usize>,
        read: impl FnOnce(&Self, usize) -> Result<Option<T>, Refusal>,
    ) -> Result<Given<T>, Refusal> {
        let column = column.into();
        Ok(match read(self, column)? {
            Some(value) => Given::Value(value),
            None if self.cells.has(column) => Given::Empty,
            None => Given::Absent,
        })
    }

    pub fn text(&self, column: impl Into<usize>) -> Result<Given<String>, Refusal> {
        self.given(column, Self::optional)
    }

    pub fn given_day(&self, column: impl Into<usize>) -> Result<Given<Day>, Refusal> {
        self.given(column, Self::day)
    }

    pub fn given_yes_no(&self, column: impl Into<usize>) -> Result<Given<bool>, Refusal> {
        self.given(column, |checker, column| {
            let answer = checker.optional(column)?;
            answer.map(|_| checker.yes_no(column)).transpose()
        })
    }

    pub fn day(&self, column: impl Into<usize>) -> Result<Option<Day>, Refusal> {
        let column = column.into();
        let date = self.optional(column)?.map(|text| cell::date(&text)).transpose();
        date.map(|date| date.map(Day::from)).map_err(|reason| self.refusal(column, reason))
    }

    pub fn amount(&self, column: impl Into<usize>) -> Result<Option<Cents>, Refusal> {
        let column = column.into();
        let Some(text) = self.optional(column)? else { return Ok(None) };
        let amount = Cents::parse(&text);
        amount.map(Some).ok_or_else(|| self.refusal(column, Reason::BadAmount))
    }

    /// Nothing is « non ».
    pub fn yes_no(&self, column: impl Into<usize>) -> Result<bool, Refusal> {
        let column = column.into();
        match cell::fold(&self.optional(column)?.unwrap_or_default()).as_str() {
            "oui" | "o" | "1" | "vrai" | "yes" | "true" => Ok(true),
            "" | "non" | "n" | "0" | "faux" | "no" | "false" => Ok(false),
            _ => Err(self.refusal(column, Reason::BadYesNo)),
        }
    }

    /// A whole number within these bounds; spaces may part its thousands.
    pub fn whole(
        &self,
        column: impl Into<usize>,
        bounds: RangeInclusive<i64>,
    ) -> Result<Option<i64>, Refusal> {
        let column = column.into();
        let Some(text) = self.optional(column)? else { return Ok(None) };
        let figures: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let plain = figures.bytes().all(|byte| byte.is_ascii_digit());
        let number = figures.parse().ok().filter(|number| plain && bounds.contains(number));
        number.map(Some).ok_or_else(|| self.refusal(column, Reason::BadNumber))
    }

    pub fn required_day(&self, column: impl Into<usize>) -> Result<Day, Refusal> {
        let column = column.into();
        self.day(column)?.ok_or_else(|| self.refusal(column, Reason::Missing))
    }

    /// The second day is not before the first.
    pub fn in_order(
        &self,
        column: impl Into<usize>,
        (from, until): (Option<Day>, Option<Day>),
    ) -> Result<(), Refusal> {
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            return Err(self.refusal(column, Reason::EndsBeforeStart));
        }
        Ok(())
    }

    pub fn refusal(&self, column: impl Into<usize>, reason: Reason) -> Refusal {
        let column = Some(self.shape.name(column.into()));
        Refusal { line: self.cells.line, column, reason }
    }
}
