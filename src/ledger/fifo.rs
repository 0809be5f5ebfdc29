//! Which debts are left once payments have gone to the oldest first (code civil, art. 1342-10).

use std::collections::HashSet;

use super::entry::{Entry, EntryId};
use crate::clock::Day;
use crate::money::Cents;

/// What the rule needs to know of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub id: EntryId,
    pub reference: String,
    pub revision: i32,
    /// The entry's own day where it names none to be paid on.
    pub due_on: Day,
    pub cents: Cents,
}

impl From<&Entry> for Movement {
    fn from(entry: &Entry) -> Self {
        Self {
            id: entry.id,
            reference: entry.reference.clone(),
            revision: entry.revision,
            due_on: entry.due_on.unwrap_or(entry.dated_on),
            cents: entry.cents,
        }
    }
}

/// What is left to pay of the entries of one contract, oldest first. An entry that was taken back
/// is left out together with what took it back.
pub fn unpaid(movements: Vec<Movement>) -> Vec<Movement> {
    let live = live(movements);
    let paid: Cents = live.iter().map(|it| -it.cents).filter(|cents| *cents > Cents::ZERO).sum();
    let debts = live.into_iter().filter(|movement| movement.cents > Cents::ZERO).collect();
    left_after(debts, paid)
}

/// What is left of debts when so much is paid, the oldest first.
pub fn left_after(mut debts: Vec<Movement>, mut paid: Cents) -> Vec<Movement> {
    debts.sort_by_key(|debt| (debt.due_on, debt.id));
    for debt in &mut debts {
        let part = paid.min(debt.cents);
        debt.cents = debt.cents - part;
        paid = paid - part;
    }
    debts.retain(|debt| !debt.cents.is_zero());
    debts
}

fn live(mut movements: Vec<Movement>) -> Vec<Movement> {
    let taken_back: HashSet<(String, i32)> = movements
        .iter()
        .filter(|movement| movement.revision % 2 == 1)
        .map(|reversal| (reversal.reference.clone(), reversal.revision - 1))
        .collect();
    movements.retain(|movement| {
        movement.revision % 2 == 0
            && (taken_back.is_empty()
                || !taken_back.contains(&(movement.reference.clone(), movement.revision)))
    });
    movements
}

#[cfg(test)]
mod tests {
    use super::*;

    fn movement(reference: &str, revision: i32, due_on: &str, cents: i64) -> Movement {
        Movement {
            id: EntryId::new(),
            reference: reference.into(),
            revision,
            due_on: Day::parse(due_on).unwrap(),
            cents: Cents::new(cents),
        }
    }

    fn left(movements: Vec<Movement>) -> Vec<(String, i64)> {
        unpaid(movements).into_iter().map(|it| (it.reference, it.cents.cents())).collect()
    }

    #[test]
    fn a_payment_goes_to_the_oldest_debt_whatever_came_first() {
        let all = vec![
            movement("MAI", 0, "2026-05-05", 800),
            movement("AVRIL", 0, "2026-04-05", 800),
            movement("PAYE", 0, "2026-03-01", -1000),
        ];
        assert_eq!(left(all), [("MAI".into(), 600)]);
    }

    #[test]
    fn without_a_payment_all_is_due_and_with_too_much_nothing_is() {
        let debts = || vec![movement("A", 0, "2026-01-01", 5), movement("B", 0, "2026-02-01", 7)];
        assert_eq!(left(debts()), [("A".into(), 5), ("B".into(), 7)]);
        let mut paid = debts();
        paid.push(movement("P", 0, "2026-02-02", -20));
        assert_eq!(left(paid), []);
        assert_eq!(left(Vec::new()), []);
    }

    #[test]
    fn debts_of_one_day_are_paid_in_the_order_in_which_they_came() {
        let all = vec![
            movement("LOYER", 0, "2026-05-05", 700),
            movement("CHARGES", 0, "2026-05-05", 100),
            movement("PAYE", 0, "2026-05-06", -700),
        ];
        assert_eq!(left(all), [("CHARGES".into(), 100)]);
    }

    #[test]
    fn what_was_taken_back_is_neither_a_debt_nor_a_payment() {
        let all = vec![
            movement("MAI", 0, "2026-05-05", 800),
            movement("MAI", 1, "2026-05-05", -800),
            movement("MAI", 2, "2026-05-05", 850),
            movement("AVRIL", 0, "2026-04-05", 800),
            movement("PAYE", 0, "2026-04-06", -800),
            movement("PAYE", 1, "2026-04-06", 800),
            movement("PAYE", 2, "2026-04-06", -300),
        ];
        assert_eq!(left(all), [("AVRIL".into(), 500), ("MAI".into(), 850)]);
    }

    #[test]
    fn what_is_left_is_never_more_than_the_balance_nor_than_the_debt() {
        let all = vec![
            movement("A", 0, "2026-01-01", 100),
            movement("P", 0, "2026-01-02", -30),
            movement("B", 0, "2026-02-01", 50),
            movement("Q", 0, "2026-02-02", -80),
        ];
        assert_eq!(left(all), [("B".into(), 40)]);
    }
}
