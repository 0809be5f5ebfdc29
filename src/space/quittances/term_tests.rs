//! Terms of a lease, paid or not.

use super::*;
use crate::ledger::EntryId;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn line(reference: &str, kind: EntryKind, dated_on: &str, cents: i64, left: i64) -> Line {
    Line {
        id: EntryId::new(),
        reference: reference.into(),
        revision: 0,
        kind,
        dated_on: day(dated_on),
        due_on: None,
        period_from: None,
        period_until: None,
        cents: Cents::new(cents),
        left: (left > 0).then(|| Cents::new(left)),
    }
}

fn told(lines: Vec<Line>) -> Vec<(String, State, i64, i64)> {
    let terms = terms(lines).into_iter();
    let told = |it: Term| (it.month.to_string(), it.state(), it.paid().cents(), it.left().cents());
    terms.map(told).collect()
}

#[test]
fn rent_and_charges_of_a_month_are_one_term_and_nothing_else_is() {
    let lines = vec![
        line("L4", EntryKind::Loyer, "2026-04-01", 700, 0),
        line("C4", EntryKind::Provision, "2026-04-01", 100, 0),
        line("L5", EntryKind::Loyer, "2026-05-01", 700, 300),
        line("C5", EntryKind::Provision, "2026-05-02", 100, 100),
        line("L6", EntryKind::Loyer, "2026-06-01", 700, 700),
        line("D", EntryKind::DepotDeGarantie, "2026-04-01", 700, 700),
        line("R", EntryKind::Regularisation, "2026-03-01", 50, 50),
        line("P", EntryKind::Reglement, "2026-05-04", -1200, 0),
    ];
    let expected = [
        ("2026-06".to_owned(), State::Unpaid, 0, 700),
        ("2026-05".to_owned(), State::InPart, 400, 400),
        ("2026-04".to_owned(), State::Paid, 800, 0),
    ];
    assert_eq!(told(lines), expected);
}

#[test]
fn a_cent_that_is_due_makes_it_no_quittance() {
    let lines = vec![line("L", EntryKind::Loyer, "2026-05-01", 70_000, 1)];
    assert_eq!(told(lines), [("2026-05".to_owned(), State::InPart, 69_999, 1)]);
}

#[test]
fn what_was_taken_back_counts_no_more() {
    let first = line("L", EntryKind::Loyer, "2026-05-01", 700, 0);
    let reversal = Line { revision: 1, cents: Cents::new(-700), ..first.clone() };
    let again = Line { revision: 2, cents: Cents::new(650), ..first.clone() };
    let gone = line("X", EntryKind::Loyer, "2026-04-01", 700, 0);
    let undone = Line { revision: 1, cents: Cents::new(-700), ..gone.clone() };
    let lines = vec![first, reversal, again, gone, undone];
    assert_eq!(told(lines), [("2026-05".to_owned(), State::Paid, 650, 0)]);
}

#[test]
fn the_time_that_it_is_for_comes_before_the_day_of_the_entry() {
    let spans = |from: Option<&str>, until: Option<&str>| Line {
        period_from: from.map(day),
        period_until: until.map(day),
        ..line("L", EntryKind::Loyer, "2026-04-28", 700, 0)
    };
    let span = |line: Line| terms(vec![line])[0].span();
    assert_eq!(span(spans(None, None)), (day("2026-04-01"), day("2026-04-30")));
    let quarter = (day("2026-05-01"), day("2026-07-31"));
    assert_eq!(span(spans(Some("2026-05-01"), Some("2026-07-31"))), quarter);
    assert_eq!(span(spans(Some("2026-05-15"), None)), (day("2026-05-15"), day("2026-05-31")));
    assert_eq!(span(spans(None, Some("2026-05-15"))), (day("2026-05-01"), day("2026-05-15")));
}

#[test]
fn a_rebate_lowers_the_rent_and_what_is_left_is_never_more_than_was_asked() {
    let lines = vec![
        line("L", EntryKind::Loyer, "2026-05-01", 700, 700),
        line("A", EntryKind::Loyer, "2026-05-01", -50, 0),
    ];
    assert_eq!(told(lines), [("2026-05".to_owned(), State::Unpaid, 0, 650)]);
    let free = vec![
        line("L", EntryKind::Loyer, "2026-05-01", 700, 0),
        line("A", EntryKind::Loyer, "2026-05-01", -700, 0),
    ];
    assert_eq!(told(free), []);
}

#[test]
fn a_debt_is_paid_on_the_days_of_the_payments_that_went_to_it() {
    let lines = vec![
        line("L4", EntryKind::Loyer, "2026-04-01", 700, 0),
        line("L5", EntryKind::Loyer, "2026-05-01", 700, 0),
        line("P1", EntryKind::Reglement, "2026-04-03", -800, 0),
        line("P2", EntryKind::Reglement, "2026-05-06", -300, 0),
        line("P3", EntryKind::Reglement, "2026-05-20", -300, 0),
        line("P4", EntryKind::Reglement, "2026-05-21", -300, 0),
    ];
    let terms = terms(lines);
    let days = |term: &Term| term.paid_on.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(days(&terms[1]), ["2026-04-03"]);
    assert_eq!(days(&terms[0]), ["2026-04-03", "2026-05-06", "2026-05-20"]);
}
