//! On which days a debt was paid, once payments have gone to the oldest first (code civil, art.
//! 1342-10): the same order as in what is due.

use std::collections::{BTreeSet, HashMap};

use super::line::Line;
use crate::clock::Day;
use crate::ledger::EntryId;
use crate::money::Cents;

pub type PaidOn = HashMap<EntryId, BTreeSet<Day>>;

/// The days of the payments that went to each debt, of entries of which none was taken back.
pub fn paid_on(live: &[Line]) -> PaidOn {
    let mut credits: Vec<&Line> = live.iter().filter(|line| line.cents < Cents::ZERO).collect();
    credits.sort_by_key(|credit| (credit.dated_on, credit.id));
    let mut debts: Vec<&Line> = live.iter().filter(|line| line.cents > Cents::ZERO).collect();
    debts.sort_by_key(|debt| (debt.payable_on(), debt.id));
    let mut credits = credits.into_iter();
    let (mut day, mut in_hand) = (None, Cents::ZERO);
    let mut paid = PaidOn::new();
    for debt in debts {
        let mut owed = debt.cents;
        while !owed.is_zero() {
            if in_hand.is_zero() {
                let Some(credit) = credits.next() else { return paid };
                (day, in_hand) = (Some(credit.dated_on), credit.cents.abs());
            }
            let part = owed.min(in_hand);
            (owed, in_hand) = (owed - part, in_hand - part);
            paid.entry(debt.id).or_default().extend(day);
        }
    }
    paid
}
