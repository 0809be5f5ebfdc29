//! « Suivi ».

use askama::Template;
use axum::extract::State;

use super::bars::{self, Bar};
use super::counts::{Counts, Undelivered};
use super::facts::Facts;
use super::figures::Month;
use crate::access::contestation::Contested;
use crate::clock::{Moment, paris_day_and_time, paris_iso};
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
    undelivered: (u64, Vec<Line>),
    unread: (u64, Vec<Line>),
    imports: Vec<Line>,
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
        let mails = undelivered.1.iter().map(|mail| Line::of_mail(&visitor, mail)).collect();
        let papers = unread.1.iter().map(|it| Line::new(&visitor, &it.title, it.published_at));
        let papers = papers.collect();
        let imports = imports.iter().map(|it| Line::new(&visitor, &it.subject, it.at)).collect();
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
    /// Where the text tells of somebody.
    who: Option<String>,
    at: String,
    iso: String,
}

impl Line {
    fn new(visitor: &Visitor, text: &str, at: Moment) -> Self {
        let (text, iso) = (text.to_owned(), paris_iso(at));
        Self { text, who: None, at: paris_day_and_time(at, visitor.lang), iso }
    }

    fn of_mail(visitor: &Visitor, mail: &Undelivered) -> Self {
        let who = Some(mail.recipient.clone());
        Self { who, ..Self::new(visitor, &mail.subject, mail.at) }
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
