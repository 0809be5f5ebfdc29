//! The statement to keep: a CSV for Excel in France, and a PDF to print or to send on.

use std::io;

use super::opened::Opened;
use super::words;
use crate::clock::{Moment, paris_day};
use crate::ledger::Period;
use crate::money::Cents;
use crate::paper::{self, Column, Paper};
use crate::texts::Lang;
use crate::web::{Cell, SafeCsv};

pub fn csv(opened: &Opened, lang: Lang) -> io::Result<Vec<u8>> {
    let (texts, mut out) = (lang.texts(), Vec::new());
    let mut csv = SafeCsv::new(&mut out)?;
    csv.row(heads(lang).iter().map(|head| Cell::Text(head)))?;
    let total = |cents: Cents| [Cell::Text(""), Cell::Text(""), figure(Some(cents))];
    let opening = texts.statement_opening();
    let first = [Cell::Text(""), Cell::Text(&opening)].into_iter();
    csv.row(first.chain(total(opened.statement.opening)))?;
    for row in words::rows(opened, texts) {
        let (day, label) = (row.day.short(), row.marked_label());
        let cells = [
            Cell::Text(&day),
            Cell::Text(&label),
            figure(row.debit),
            figure(row.credit),
            figure(Some(row.balance)),
        ];
        csv.row(cells)?;
    }
    let closing = words::closing(opened, lang);
    let last = [Cell::Text(""), Cell::Text(&closing)].into_iter();
    csv.row(last.chain(total(opened.statement.closing)))?;
    csv.finish()?;
    Ok(out)
}

fn figure(cents: Option<Cents>) -> Cell<'static> {
    cents.map_or(Cell::Text(""), |cents| Cell::Figure(cents.for_spreadsheet()))
}

pub fn paper(opened: &Opened, (lang, now): (Lang, Moment)) -> Paper {
    let (texts, holding) = (lang.texts(), &opened.holding);
    let (societe, contract, tiers) = (holding.societe(), holding.contract(), holding.tiers());
    let mut letterhead = vec![societe.name.as_str()];
    letterhead.extend(societe.address.lines());
    letterhead.extend(societe.phone.as_deref());
    let edited = texts.statement_edited(paris_day(now, lang));
    let reference = texts.statement_reference(contract.reference.as_str());
    Paper::new(&texts.statement_title(), lang)
        .letterhead(&letterhead)
        .heading(&texts.statement_title())
        .lines(&[&tiers.name(), &contract.in_words(texts), &reference])
        .strong(&balance(opened, lang))
        .table(&words::caption(opened.statement.period, texts), columns(lang), rows(opened, lang))
        .small(&texts.statement_sign())
        .footer(&edited)
}

/// « Solde au 12 mai 2026 : à payer 412,50 € ».
fn balance(opened: &Opened, lang: Lang) -> String {
    let (texts, balance) = (lang.texts(), opened.statement.balance);
    let day = opened.as_of.map(|day| texts.statement_as_of(day.long(lang)));
    let day = day.unwrap_or_else(|| texts.statement_balance());
    let side = words::side(balance, texts);
    texts.statement_balance_line(day.as_str(), side.as_str(), balance.abs().text(lang))
}

fn heads(lang: Lang) -> [String; 5] {
    let texts = lang.texts();
    [
        texts.statement_date(),
        texts.statement_label(),
        texts.statement_debit(),
        texts.statement_credit(),
        texts.statement_balance(),
    ]
}

fn columns(lang: Lang) -> Vec<Column> {
    let [date, label, debit, credit, balance] = heads(lang);
    vec![
        Column::short(&date),
        Column::text(&label).names_row(),
        Column::figure(&debit),
        Column::figure(&credit),
        Column::figure(&balance),
    ]
}

fn rows(opened: &Opened, lang: Lang) -> Vec<paper::Row> {
    let texts = lang.texts();
    let text = |cents: Option<Cents>| cents.map(|cents| cents.text(lang)).unwrap_or_default();
    let total = |label: String, cents: Cents| {
        let none = String::new;
        paper::Row::strong(vec![none(), label, none(), none(), cents.text(lang)])
    };
    let mut rows = vec![total(texts.statement_opening(), opened.statement.opening)];
    rows.extend(words::rows(opened, texts).into_iter().map(|row| {
        let (debit, credit) = (text(row.debit), text(row.credit));
        let label = row.marked_label();
        paper::Row::new(vec![row.day.short(), label, debit, credit, text(Some(row.balance))])
    }));
    rows.push(total(words::closing(opened, lang), opened.statement.closing));
    rows
}

/// `releve-BAIL-0114-2026`: of the reference, what a file's name may hold anywhere.
pub fn file_name(opened: &Opened) -> String {
    let reference = opened.holding.contract().reference.chars();
    let reference: String =
        reference.map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(40).collect();
    match opened.statement.period {
        Period::Year(year) => format!("releve-{reference}-{year}"),
        Period::All => format!("releve-{reference}"),
    }
}
