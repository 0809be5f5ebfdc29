//! « Publier un document »: what was typed, and what it says.

use serde::Deserialize;

use crate::clock::Day;
use crate::documents::{Audience, DocumentKind};
use crate::web::{Mistake, Mistakes, Typed, Unfit};

/// As much as a list has room for.
const LONGEST_TITLE: usize = 150;

/// As typed; the address of the form may fill some of it beforehand.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    /// The file that was kept aside.
    pub draft: String,
    /// The document that it takes the place of.
    pub replaces: String,
    pub kind: String,
    pub audience: String,
    /// The reference of the immeuble, contract or tiers.
    pub target: String,
    pub title: String,
    pub dated_on: String,
    pub period_from: String,
    pub period_until: String,
    pub exercice: String,
    pub valid_until: String,
}

/// What it says, but for whose it is.
pub struct Said {
    pub kind: DocumentKind,
    pub audience: Audience,
    pub target: String,
    pub title: String,
    pub dated_on: Day,
    pub period: Option<(Day, Day)>,
    pub exercice: Option<i32>,
    pub valid_until: Option<Day>,
}

impl PublishForm {
    pub fn of(typed: &Typed) -> Self {
        let of = |field: &str| typed.of(field).to_owned();
        Self {
            draft: of("draft"),
            replaces: of("replaces"),
            kind: of("kind"),
            audience: of("audience"),
            target: of("target"),
            title: of("title"),
            dated_on: of("dated_on"),
            period_from: of("period_from"),
            period_until: of("period_until"),
            exercice: of("exercice"),
            valid_until: of("valid_until"),
        }
    }

    /// All of its mistakes at once.
    pub fn check(&self) -> Result<Said, Mistakes> {
        let mut found = Mistakes::none();
        let kind = noted(&mut found, "kind", self.kind());
        let audience = noted(&mut found, "audience", self.audience(kind));
        let target = noted(&mut found, "target", filled(&self.target, Unfit::TargetMissing));
        let title = noted(&mut found, "title", filled(&self.title, Unfit::TitleMissing));
        let dated_on = noted(&mut found, "dated_on", self.dated_on());
        let period = noted(&mut found, "period_from", self.period(kind));
        let exercice = noted(&mut found, "exercice", year(&self.exercice));
        let valid_until = noted(&mut found, "valid_until", day(&self.valid_until));
        let all = kind.zip(audience).zip(target).zip(title).zip(dated_on).zip(period);
        let Some(((((((kind, audience), target), title), dated_on), period), dates)) =
            all.zip(exercice.zip(valid_until))
        else {
            return Err(found);
        };
        let title = title.chars().filter(|c| !c.is_control()).take(LONGEST_TITLE).collect();
        let (exercice, valid_until) = dates;
        Ok(Said { kind, audience, target, title, dated_on, period, exercice, valid_until })
    }

    fn kind(&self) -> Result<DocumentKind, Unfit> {
        DocumentKind::parse(&self.kind).ok_or(Unfit::KindMissing)
    }

    /// The one that was chosen, or the only one there is.
    fn audience(&self, kind: Option<DocumentKind>) -> Result<Audience, Unfit> {
        let only = kind.and_then(DocumentKind::only_audience);
        let chosen = Audience::parse(&self.audience).or(only).ok_or(Unfit::AudienceMissing)?;
        if kind.is_none_or(|kind| kind.allows(chosen)) {
            Ok(chosen)
        } else {
            Err(Unfit::AudienceNotAllowed)
        }
    }

    fn dated_on(&self) -> Result<Day, Unfit> {
        day(&self.dated_on)?.ok_or(Unfit::DayMissing)
    }

    /// Both of its days, or none.
    fn period(&self, kind: Option<DocumentKind>) -> Result<Option<(Day, Day)>, Unfit> {
        match (day(&self.period_from)?, day(&self.period_until)?) {
            (Some(from), Some(until)) if from <= until => Ok(Some((from, until))),
            (None, None) if kind == Some(DocumentKind::Quittance) => Err(Unfit::TermMissing),
            (None, None) => Ok(None),
            _ => Err(Unfit::PeriodWrong),
        }
    }
}

/// What was understood, or nothing and a mistake more.
fn noted<T>(found: &mut Mistakes, field: &'static str, read: Result<T, Unfit>) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(unfit) => {
            *found = std::mem::take(found).and(field, Mistake::Unfit(unfit));
            None
        }
    }
}

fn filled(text: &str, missing: Unfit) -> Result<String, Unfit> {
    let text = text.trim();
    if text.is_empty() { Err(missing) } else { Ok(text.to_owned()) }
}

fn day(text: &str) -> Result<Option<Day>, Unfit> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    Day::parse(text).map(Some).ok_or(Unfit::DayWrong)
}

fn year(text: &str) -> Result<Option<i32>, Unfit> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let year = text.parse().ok().filter(|year| (1900..=2199).contains(year));
    year.map(Some).ok_or(Unfit::YearWrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes() -> PublishForm {
        PublishForm {
            kind: "proces_verbal".into(),
            target: " I1 ".into(),
            title: "AG du 12 mars".into(),
            dated_on: "2026-03-12".into(),
            ..PublishForm::default()
        }
    }

    fn mistake(form: &PublishForm, field: &str) -> Option<Mistake> {
        form.check().err().and_then(|found| found.of(field).cloned())
    }

    #[test]
    fn an_audience_that_is_the_only_one_need_not_be_chosen() {
        let Ok(said) = minutes().check() else { panic!("good") };
        assert_eq!((said.audience, said.target.as_str()), (Audience::Coproprietaires, "I1"));
        let form = PublishForm { kind: "courrier".into(), ..minutes() };
        assert_eq!(mistake(&form, "audience"), Some(Mistake::Unfit(Unfit::AudienceMissing)));
        let form = PublishForm { audience: "contract".into(), ..minutes() };
        assert_eq!(mistake(&form, "audience"), Some(Mistake::Unfit(Unfit::AudienceNotAllowed)));
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let found = PublishForm::default().check().err().expect("mistakes");
        assert_eq!(found.count(), 5);
        let form = PublishForm {
            period_from: "2026-02-01".into(),
            period_until: "2026-01-01".into(),
            exercice: "12".into(),
            valid_until: "31/02/2026".into(),
            ..minutes()
        };
        assert_eq!(form.check().err().expect("mistakes").count(), 3);
        let form = PublishForm { kind: "quittance".into(), ..minutes() };
        assert_eq!(mistake(&form, "period_from"), Some(Mistake::Unfit(Unfit::TermMissing)));
    }
}
