//! What is left to pay of a contract as one text, « 2026-05-05 41250,2026-06-05 800 »: days, the oldest
//! first, and cents. It stands in the row of the balance, so that a page which shows many contracts
//! looks at no due of theirs; and because a text begins with its oldest day, contracts are put in
//! the order of what presses by it.

use std::collections::BTreeMap;

use crate::clock::Day;
use crate::money::Cents;

/// A day to pay by, and what is left of it.
pub type DayAndCents = (Day, Cents);

/// The text of these, one part a day; None where nothing is left.
pub fn written(dues: impl IntoIterator<Item = DayAndCents>) -> Option<String> {
    let mut days = BTreeMap::<Day, Cents>::new();
    for (day, cents) in dues {
        let sum = days.entry(day).or_insert(Cents::ZERO);
        *sum = *sum + cents;
    }
    let parts: Vec<_> =
        days.into_iter().map(|(day, sum)| format!("{day} {}", sum.cents())).collect();
    (!parts.is_empty()).then(|| parts.join(","))
}

/// What is late: the oldest day that has passed and what is left of all such days; and what comes
/// next, today included.
pub(super) fn told_apart(unpaid: &str, today: Day) -> (Option<DayAndCents>, Option<DayAndCents>) {
    let (mut late, mut next): (Option<DayAndCents>, _) = (None, None);
    for (day, cents) in unpaid.split(',').filter_map(read) {
        if day >= today {
            next = Some((day, cents));
            break;
        }
        let (since, sum) = late.unwrap_or((day, Cents::ZERO));
        late = Some((since, sum + cents));
    }
    (late, next)
}

fn read(part: &str) -> Option<DayAndCents> {
    let (day, cents) = part.split_once(' ')?;
    Some((Day::parse(day)?, Cents::new(cents.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, cents: i64) -> DayAndCents {
        (Day::parse(text).expect("a day"), Cents::new(cents))
    }

    #[test]
    fn each_day_is_written_once_the_oldest_first() {
        let dues = [at("2026-06-05", 7), at("2026-01-31", 20), at("2026-06-05", 4)];
        assert_eq!(written(dues).as_deref(), Some("2026-01-31 20,2026-06-05 11"));
        assert_eq!(written([]), None);
    }

    #[test]
    fn what_is_late_is_one_sum_and_what_comes_next_is_that_of_its_day() {
        let today = at("2026-05-12", 0).0;
        let unpaid = "2026-01-31 20,2026-05-11 100,2026-05-12 7,2026-06-05 7";
        let expected = (Some(at("2026-01-31", 120)), Some(at("2026-05-12", 7)));
        assert_eq!(told_apart(unpaid, today), expected);
        assert_eq!(told_apart("2026-05-12 3", today), (None, Some(at("2026-05-12", 3))));
        assert_eq!(told_apart("", today), (None, None));
    }
}
