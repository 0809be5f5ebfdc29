//! « Suivi ».

use askama::Template;
use axum::extract::State;

use super::bars::{self, Bar};
use super::counts::Counts;
use super::facts::Facts;
use super::figures::Month;
use super::imported::Imported;
use super::undelivered::Undelivered;
use crate::access::contestation::Contested;
use crate::clock::{Moment, paris_day_and_time, paris_iso};
use crate::office::documents::Shelved;
use crate::office::mailed::purpose;
use crate::staff::{AgencyStaff, Desk, Lecture, Right, Tab};
use crate::texts::Lang;
use crate::web::{App, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "office/follow_up/follow_up.html")]
pub struct FollowUpPage {
    visitor: Visitor,
    desk: Desk,
    counts: Counts,
    /// Of a hundred tiers, how many are associated.
    share: u64,
    months: Vec<MonthLine>,
    bars: Vec<Bar>,
    /// How many in all, and the newest.
    undelivered: (u64, Vec<MailLine>),
    unread: (u64, Vec<PaperLine>),
    imports: Vec<ImportLine>,
    contested: Vec<ContestedLine>,
}

pub async fn follow_up(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
) -> Result<Page<FollowUpPage>, Error> {
    let facts = Facts::of(&app, &staff, visitor.now).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Activity);
    Ok(Page(FollowUpPage::of(visitor, desk, facts)))
}

impl FollowUpPage {
    fn of(visitor: Visitor, desk: Desk, facts: Facts) -> Self {
        let Facts { counts, months, undelivered, unread, imports, contested } = facts;
        let contested = contested.iter().map(|it| ContestedLine::of((&visitor, &desk), it));
        let contested = contested.collect();
        let seated = (&visitor, &desk);
        let mails = undelivered.1.iter().map(|mail| MailLine::of(seated, mail)).collect();
        let papers = unread.1.iter().map(|it| PaperLine::of(seated, it)).collect();
        let imports = imports.iter().map(|it| ImportLine::of(seated, it)).collect();
        let lang = visitor.lang;
        Self {
            visitor,
            desk,
            share: counts.associated.saturating_mul(100) / counts.tiers.max(1),
            counts,
            bars: bars::of(&months),
            months: months.iter().map(|month| MonthLine::of(month, lang)).collect(),
            undelivered: (undelivered.0, mails),
            unread: (unread.0, papers),
            imports,
            contested,
        }
    }

    fn has_activations(&self) -> bool {
        self.months.iter().any(|month| month.activated > 0)
    }
}

/// A line of one of the lists: what, and when.
struct Line {
    text: String,
    at: String,
    iso: String,
}

impl Line {
    fn new(visitor: &Visitor, text: &str, at: Moment) -> Self {
        let (text, iso) = (text.to_owned(), paris_iso(at));
        Self { text, at: paris_day_and_time(at, visitor.lang), iso }
    }
}

/// A document that nobody opened, for whom it is, and its page.
struct PaperLine {
    line: Line,
    whom: String,
    href: String,
}

impl PaperLine {
    fn of((visitor, desk): (&Visitor, &Desk), document: &Shelved) -> Self {
        let line = Line::new(visitor, &document.title, document.published_at);
        let href = desk.at(&format!("documents/{}", document.id));
        Self { line, whom: document.whom(visitor.texts), href }
    }
}

/// A mail that was given up.
struct MailLine {
    line: Line,
    /// Whom it is about, and their page.
    about: Option<(String, String)>,
    to: String,
}

impl MailLine {
    fn of((visitor, desk): (&Visitor, &Desk), mail: &Undelivered) -> Self {
        let texts = visitor.texts;
        let about = mail.tiers.as_ref().map(|tiers| {
            let name = texts.follow_up_contested_line(tiers.name(), tiers.reference.as_str());
            (name, desk.at(&format!("tiers/{}", tiers.id)))
        });
        let line = Line::new(visitor, &purpose(mail.kind, texts), mail.at);
        Self { line, about, to: mail.to.text(texts) }
    }
}

/// A file that was imported, or other rows that came in.
struct ImportLine {
    line: Line,
    counts: String,
    state: Option<String>,
    /// Its page, for who may see it.
    href: Option<String>,
}

impl ImportLine {
    fn of((visitor, desk): (&Visitor, &Desk), imported: &Imported) -> Self {
        let texts = visitor.texts;
        let href = match imported {
            Imported::File(import) if desk.may(Right::Gestion) => {
                Some(desk.at(&format!("imports/{}", import.id)))
            }
            Imported::File(_) | Imported::Elsewhere(_) => None,
        };
        Self {
            line: Line::new(visitor, &imported.what(texts), imported.at()),
            counts: imported.counts(texts),
            state: imported.state(texts),
            href,
        }
    }
}

/// An access that waits for the agency's word.
struct ContestedLine {
    line: Line,
    href: String,
}

impl ContestedLine {
    fn of((visitor, desk): (&Visitor, &Desk), contested: &Contested) -> Self {
        let Contested { tiers, since, .. } = contested;
        let text = visitor.texts.follow_up_contested_line(tiers.name(), tiers.reference.as_str());
        let href = desk.at(&format!("tiers/{}", tiers.id));
        Self { line: Line::new(visitor, &text, *since), href }
    }
}

/// A month of the table.
struct MonthLine {
    /// « mai 2026 »
    name: String,
    issued: i64,
    used: i64,
    activated: i64,
}

impl MonthLine {
    fn of(month: &Month, lang: Lang) -> Self {
        let Month { first, activated, issued, used } = *month;
        Self { name: first.month(lang), issued, used, activated }
    }
}
