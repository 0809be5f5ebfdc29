//! Where a contract stands, in words first: who owes whom must never be in doubt.

use crate::clock::Day;
use crate::ledger::{Stand, Standing};
use crate::money::Cents;
use crate::texts::{Lang, Texts};
use crate::web::Visitor;

/// « À payer avant le 31 mars », 412,50 €, « Solde au 12/05/2026 ».
pub struct StandingWords {
    /// `bad`, `ok` or nothing: never said by the colour alone.
    pub tone: &'static str,
    pub words: String,
    /// None while no entry is known: an unknown balance is not a zero.
    pub figure: Option<String>,
    pub as_of: Option<String>,
    /// What the words and the figure leave out: how much of it is late, what comes next.
    pub more: Vec<String>,
}

impl StandingWords {
    pub fn of(standing: &Standing, visitor: &Visitor, today: Day) -> Self {
        let (texts, lang) = (visitor.texts, visitor.lang);
        let stand = standing.stand();
        let (tone, words) = match stand {
            Stand::Unknown => ("", texts.standing_unknown()),
            Stand::Late { since } => ("bad", texts.standing_late(near(since, today, lang))),
            Stand::DueBy(day) => ("", texts.standing_due(near(day, today, lang))),
            Stand::Owed => ("", texts.standing_owed()),
            Stand::Settled => ("ok", texts.standing_settled()),
            Stand::InFavour => ("ok", texts.standing_favour()),
        };
        let as_of = standing.as_of().filter(|_| stand != Stand::Unknown);
        Self {
            tone,
            words,
            figure: standing.balance_cents.map(|balance| balance.abs().text(lang)),
            as_of: as_of.map(|day| texts.standing_as_of(day.short())),
            more: more(standing, texts, (today, lang)),
        }
    }
}

fn more(standing: &Standing, texts: &Texts, (today, lang): (Day, Lang)) -> Vec<String> {
    let part = |cents: Cents| standing.balance_cents != Some(cents);
    let late = standing.late().filter(|(_, cents)| part(*cents));
    let late = late.map(|(_, cents)| texts.standing_late_part(cents.text(lang)));
    let next = standing.next().filter(|(_, cents)| part(*cents));
    let next =
        next.map(|(day, cents)| texts.standing_next(cents.text(lang), near(day, today, lang)));
    late.into_iter().chain(next).collect()
}

/// « 31 mars », or « 31 mars 2027 » when that is another year.
pub fn near(day: Day, today: Day, lang: Lang) -> String {
    let told = day.long(lang);
    let year = format!(" {}", today.date().year());
    told.strip_suffix(&year).map(str::to_owned).unwrap_or(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_told_when_it_is_another() {
        let day = |text| Day::parse(text).unwrap();
        let today = day("2026-05-12");
        assert_eq!(near(day("2026-03-31"), today, Lang::French), "31\u{A0}mars");
        assert_eq!(near(day("2027-03-31"), today, Lang::French), "31\u{A0}mars 2027");
        assert_eq!(near(day("2026-03-31"), today, Lang::English), "31 March");
    }
}
