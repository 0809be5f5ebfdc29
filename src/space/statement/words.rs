//! A statement in words: the same on the screen, in a spreadsheet and on paper.

use super::opened::Opened;
use crate::clock::Day;
use crate::ledger::{Entry, Line, Period};
use crate::money::Cents;
use crate::texts::{Lang, Texts};

/// A row between the opening and the closing ones.
pub struct Row {
    pub day: Day,
    pub label: String,
    /// « Correction », for what states anew something that was taken back.
    pub mark: Option<String>,
    pub debit: Option<Cents>,
    pub credit: Option<Cents>,
    pub balance: Cents,
}

pub fn rows(opened: &Opened, texts: &Texts) -> Vec<Row> {
    opened.statement.lines.iter().map(|line| Row::of(line, texts)).collect()
}

impl Row {
    fn of(Line { entry, balance }: &Line, texts: &Texts) -> Self {
        let is_credit = entry.cents < Cents::ZERO;
        let (debit, credit) = (!is_credit)
            .then_some(entry.cents)
            .map_or_else(|| (None, Some(-entry.cents)), |debit| (Some(debit), None));
        Self {
            day: entry.dated_on,
            label: label(entry, texts),
            mark: (entry.is_correction() && !entry.is_reversal())
                .then(|| texts.statement_correction()),
            debit,
            credit,
            balance: *balance,
        }
    }

    /// The label with its mark, where nothing can be shown beside it.
    pub fn marked_label(&self) -> String {
        match &self.mark {
            Some(mark) => format!("{mark}\u{A0}: {}", self.label),
            None => self.label.clone(),
        }
    }
}

fn label(entry: &Entry, texts: &Texts) -> String {
    if entry.is_reversal() {
        texts.statement_cancels(entry.label.as_str())
    } else {
        entry.label.clone()
    }
}

/// « Mouvements de 2026 ».
pub fn caption(period: Period, texts: &Texts) -> String {
    match period {
        Period::Year(year) => texts.statement_caption_year(year.to_string()),
        Period::All => texts.statement_caption_all(),
    }
}

/// Who owes whom, before any figure: « À payer », « En votre faveur », « À jour ».
pub fn side(balance: Cents, texts: &Texts) -> String {
    match balance.cents() {
        1.. => texts.statement_to_pay(),
        0 => texts.statement_settled(),
        _ => texts.statement_in_favour(),
    }
}

/// « Solde au 31 décembre 2025 »: the end of the period, or the day of the newest file within it.
pub fn closing(opened: &Opened, lang: Lang) -> String {
    let last = opened.statement.lines.last().map(|line| line.entry.dated_on);
    let fresh = opened.as_of.max(last);
    let day = match opened.statement.period {
        Period::All => fresh,
        Period::Year(year) => match fresh {
            Some(day) if day.date().year() <= year => Some(day),
            _ => Day::parse(&format!("{year:04}-12-31")),
        },
    };
    let texts = lang.texts();
    day.map_or_else(|| texts.statement_balance(), |day| texts.statement_as_of(day.long(lang)))
}
