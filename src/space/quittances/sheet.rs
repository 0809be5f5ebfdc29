//! A quittance or a reçu on paper.

use super::locataire::Agreed;
use super::term::{Part, State, Term};
use super::view::span;
use crate::clock::{Day, Moment, paris_day};
use crate::money::Cents;
use crate::paper::{Column, Paper, Row};
use crate::texts::Lang;

/// What of a term that is paid, wholly or in part, is put on paper.
pub struct Sheet<'a> {
    pub agreed: Agreed<'a>,
    pub term: &'a Term,
    pub lang: Lang,
}

impl Sheet<'_> {
    pub fn is_quittance(&self) -> bool {
        self.term.state() == State::Paid
    }

    pub fn paper(&self, now: Moment) -> Paper {
        let (texts, holding) = (self.lang.texts(), self.agreed.holding());
        let (societe, contract) = (holding.societe(), holding.contract());
        let mut letterhead = vec![societe.name.as_str()];
        letterhead.extend(societe.address.lines());
        letterhead.extend(societe.phone.as_deref());
        let heading = if self.is_quittance() {
            texts.quittances_quittance()
        } else {
            texts.quittances_recu()
        };
        let time = span(self.term.span(), self.lang);
        let reference = texts.quittances_reference(contract.reference.as_str());
        let parts = [contract.lot.clone(), contract.place()].into_iter();
        let place = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let paper = Paper::new(&format!("{heading}, {time}"), self.lang)
            .letterhead(&letterhead)
            .heading(&heading)
            .lines(&[
                &texts.quittances_locataire(holding.tiers().name()),
                &texts.quittances_place(place),
                &reference,
                &texts.quittances_period(self.period()),
            ])
            .table(&texts.quittances_detail(), self.columns(), self.rows())
            .paragraph(&self.acknowledges());
        let paper = match self.paid_on() {
            Some(days) => paper.paragraph(&days),
            None => paper,
        };
        let mention = if self.is_quittance() {
            texts.quittances_replaces()
        } else {
            texts.quittances_recu_only()
        };
        paper.small(&mention).footer(&texts.statement_edited(paris_day(now, self.lang)))
    }

    /// Both days, always.
    fn period(&self) -> String {
        let (from, until) = self.term.span();
        self.lang.texts().quittances_span(from.long(self.lang), until.long(self.lang))
    }

    fn columns(&self) -> Vec<Column> {
        let texts = self.lang.texts();
        let what = Column::text(&texts.quittances_what()).names_row();
        if self.is_quittance() {
            return vec![what, Column::figure(&texts.quittances_amount())];
        }
        let figures =
            [texts.quittances_asked(), texts.quittances_already_paid(), texts.quittances_left()];
        [what].into_iter().chain(figures.iter().map(|it| Column::figure(it))).collect()
    }

    fn rows(&self) -> Vec<Row> {
        let (texts, term) = (self.lang.texts(), self.term);
        let cells = |name: String, figures: [Cents; 3]| {
            let shown = if self.is_quittance() { &figures[..1] } else { &figures[..] };
            [name].into_iter().chain(shown.iter().map(|it| it.text(self.lang))).collect()
        };
        let row = |name: String, part: &Part| {
            let name = self.name_of(name, part);
            Row::new(cells(name, [part.asked, part.paid(), part.left()]))
        };
        vec![
            row(texts.quittances_loyer(), &term.loyer),
            row(texts.quittances_charges(), &term.charges),
            Row::strong(cells(texts.quittances_total(), [term.asked(), term.paid(), term.left()])),
        ]
    }

    /// With its own time where that is not the term's: a quarter of charges beside a month of rent.
    fn name_of(&self, name: String, part: &Part) -> String {
        match part.span {
            Some(own) if own != self.term.span() => format!("{name} ({})", span(own, self.lang)),
            _ => name,
        }
    }

    fn acknowledges(&self) -> String {
        let (texts, holding) = (self.lang.texts(), self.agreed.holding());
        let (societe, name) = (holding.societe().name.as_str(), holding.tiers().name());
        let paid = self.in_figures_and_words(self.term.paid());
        if self.is_quittance() {
            return texts.quittances_acquits(societe, name, paid);
        }
        let left = self.term.left().text(self.lang);
        texts.quittances_acknowledges(societe, name, paid, left)
    }

    /// « 812,50 € (huit cent douze euros et cinquante centimes) ».
    fn in_figures_and_words(&self, cents: Cents) -> String {
        let figures = cents.text(self.lang);
        match self.lang {
            Lang::French => format!("{figures} ({})", cents.in_french_words()),
            Lang::English => figures,
        }
    }

    fn paid_on(&self) -> Option<String> {
        let days: Vec<String> =
            self.term.paid_on.iter().map(|day: &Day| day.long(self.lang)).collect();
        let texts = self.lang.texts();
        (!days.is_empty()).then(|| texts.quittances_paid_on(days.len(), days.join(", ")))
    }

    /// `quittance-BAIL-0114-2026-05.pdf`
    pub fn file_name(&self) -> String {
        let mark = if self.is_quittance() { "quittance" } else { "recu" };
        format!("{mark}-{}-{}.pdf", self.agreed.holding().contract().reference, self.term.month)
    }
}
