//! What is left to pay once an account has grown, told by what was left before: an account of twenty
//! years is not read again for each line that comes to it.

use super::fifo::{self, Movement};
use crate::clock::Day;
use crate::money::Cents;

/// An account before it grew.
#[derive(Clone, Debug, Default)]
pub struct Before {
    pub balance: Cents,
    /// What was left of its debts.
    pub left: Vec<Movement>,
    /// Until when its debts are to be paid, the last of them.
    pub last_debt: Option<Day>,
}

/// The balance, and what is left of the debts. None when only the whole account tells: something
/// was taken back, or an older debt turned up, which takes the place of those paid since.
pub fn grown(before: &Before, added: &[Movement]) -> Option<(Cents, Vec<Movement>)> {
    if added.iter().any(|movement| movement.revision != 0) {
        return None;
    }
    let left: Cents = before.left.iter().map(|debt| debt.cents).sum();
    if left != before.balance.max(Cents::ZERO) {
        return None;
    }
    let after = before.balance + added.iter().map(|movement| movement.cents).sum();
    if after <= Cents::ZERO {
        return Some((after, Vec::new()));
    }
    let paid_until = before.left.iter().map(|debt| debt.due_on).min().or(before.last_debt);
    let (debts, payments): (Vec<_>, Vec<_>) = added.iter().cloned().partition(is_debt);
    if debts.iter().any(|debt| paid_until.is_some_and(|day| debt.due_on < day)) {
        return None;
    }
    let in_advance = -before.balance.min(Cents::ZERO);
    let paid = in_advance + payments.iter().map(|payment| -payment.cents).sum();
    Some((after, fifo::left_after([before.left.clone(), debts].concat(), paid)))
}

pub fn is_debt(movement: &Movement) -> bool {
    movement.cents > Cents::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::EntryId;

    fn movement(day: u64, cents: i64) -> Movement {
        let due_on = Day::parse(&format!("2026-05-{:02}", day % 28 + 1)).expect("a day");
        let id = EntryId::new();
        Movement { id, reference: id.to_string(), revision: 0, due_on, cents: Cents::new(cents) }
    }

    fn sum(all: &[Movement]) -> Cents {
        all.iter().map(|movement| movement.cents).sum()
    }

    fn before(all: &[Movement]) -> Before {
        let last_debt = all.iter().filter(|it| is_debt(it)).map(|it| it.due_on).max();
        Before { balance: sum(all), left: fifo::unpaid(all.to_vec()), last_debt }
    }

    /// A fixed sequence that looks random.
    fn next(seed: &mut u64) -> u64 {
        *seed =
            seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *seed >> 33
    }

    #[test]
    fn it_says_what_the_whole_account_says_or_nothing() {
        let (mut seed, mut told) = (7, 0);
        for _ in 0..3_000 {
            let mut all: Vec<Movement> = Vec::new();
            for step in 0..next(&mut seed) % 9 {
                let jitter = next(&mut seed) % 4;
                let cents = i64::try_from(next(&mut seed) % 400).expect("small") - 200;
                all.push(movement(3 * step + jitter, cents));
            }
            let split = usize::try_from(next(&mut seed)).expect("small") % (all.len() + 1);
            let (old, new) = all.split_at(split);
            if let Some(grown) = grown(&before(old), new) {
                told += 1;
                assert_eq!(grown, (sum(&all), fifo::unpaid(all.clone())), "{old:?} {new:?}");
            }
        }
        assert!(told > 1_500, "most accounts grow at their end: {told}");
    }

    #[test]
    fn what_was_taken_back_or_came_late_needs_the_whole_account() {
        let old = [movement(10, 100), movement(11, -100)];
        let late = movement(5, 50);
        assert_eq!(grown(&before(&old), &[late]), None);
        let reversal = Movement { revision: 1, ..movement(12, -100) };
        assert_eq!(grown(&before(&old), &[reversal]), None);
        let wrong = Before { balance: Cents::new(5), ..Before::default() };
        assert_eq!(grown(&wrong, &[]), None);
    }

    #[test]
    fn a_payment_in_advance_pays_what_comes_next() {
        let old = [movement(1, -150)];
        let (balance, left) = grown(&before(&old), &[movement(2, 100), movement(3, 100)])
            .expect("an account that grew at its end");
        assert_eq!((balance, sum(&left), left.len()), (Cents::new(50), Cents::new(50), 1));
    }
}
