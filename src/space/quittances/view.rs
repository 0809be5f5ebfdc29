//! Terms in words, for the screen.

use super::month::Month;
use super::term::{Span, State, Term};
use crate::texts::{Lang, Texts};

/// The terms of one year.
pub struct YearView {
    pub year: String,
    pub terms: Vec<TermView>,
}

pub struct TermView {
    pub name: String,
    /// « Payé », « Payé en partie », « Non payé ».
    pub state: String,
    pub is_past: bool,
    /// « Loyer 700,00 €, charges 112,50 €, total 812,50 € ».
    pub sums: String,
    /// What is left, or by when to pay.
    pub more: Option<String>,
    /// The words of the link, and where it leads.
    pub file: Option<(String, String)>,
}

/// From terms that come newest first.
pub fn years(terms: &[Term], address: &str, lang: Lang) -> Vec<YearView> {
    let same = |one: &Term, other: &Term| year(one) == year(other);
    let view = |terms: &[Term]| YearView {
        year: terms.first().map(year).unwrap_or_default(),
        terms: terms.iter().map(|term| TermView::of(term, address, lang)).collect(),
    };
    terms.chunk_by(same).map(view).collect()
}

fn year(term: &Term) -> String {
    term.month.first().date().year().to_string()
}

impl TermView {
    fn of(term: &Term, address: &str, lang: Lang) -> Self {
        let (texts, state) = (lang.texts(), term.state());
        let more = match state {
            State::Paid => None,
            State::InPart => {
                let (paid, left) = (term.paid().text(lang), term.left().text(lang));
                Some(texts.quittances_in_part_sums(paid, left))
            }
            State::Unpaid => Some(texts.quittances_due(term.due_on.long(lang))),
        };
        let link = match state {
            State::Paid => Some(texts.quittances_download_quittance()),
            State::InPart => Some(texts.quittances_download_recu()),
            State::Unpaid => None,
        };
        Self {
            name: span(term.span(), lang),
            state: state.text(texts),
            is_past: state == State::Paid,
            sums: sums(term, lang),
            more,
            file: link.map(|words| (words, format!("{address}/{}.pdf", term.month))),
        }
    }
}

impl State {
    fn text(self, texts: &Texts) -> String {
        match self {
            Self::Paid => texts.quittances_paid(),
            Self::InPart => texts.quittances_in_part(),
            Self::Unpaid => texts.quittances_unpaid(),
        }
    }
}

fn sums(term: &Term, lang: Lang) -> String {
    let (loyer, charges) = (term.loyer.asked.text(lang), term.charges.asked.text(lang));
    lang.texts().quittances_sums(loyer, charges, term.asked().text(lang))
}

/// « mai 2026 », « du 1er janvier 2026 au 31 mars 2026 ».
pub fn span((from, until): Span, lang: Lang) -> String {
    let month = Month::of(from);
    if (month.first(), month.last()) == (from, until) {
        return from.month(lang);
    }
    lang.texts().quittances_span(from.long(lang), until.long(lang))
}
