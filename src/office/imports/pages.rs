//! One import: how far it is, its report, and the button that applies it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

use super::confirming::{self, Confirmed};
use super::history::{self, Told, Work};
use super::import::{self, Import, ImportId};
use super::line::{self, Line, Part, Told as Change};
use crate::agencies::SocieteId;
use crate::clock::Day;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::texts::{self, Lang};
use crate::web::{App, Asked, Error, Form, Page, PageNumber, Visitor};

/// Rows of one page of the report.
const AT_A_TIME: u64 = 50;

#[derive(Template)]
#[template(path = "office/imports/show.html")]
pub struct ImportPage {
    visitor: Visitor,
    desk: Desk,
    import: Import,
    told: Told,
    work: Work,
    part: Part,
    /// How many lines each part has.
    tallies: HashMap<Part, i64>,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
    why: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ImportAsked {
    part: String,
    page: PageNumber,
    /// Why a confirmation did nothing.
    why: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    /// The fingerprint of the report that was on the page.
    seen: String,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, ImportId)>,
    Asked(asked): Asked<ImportAsked>,
) -> Result<Page<ImportPage>, Error> {
    let db = app.db.reader();
    let import = found(&app, &staff, id).await?;
    let work = Work::on(db, &import, &visitor).await?;
    let names = history::names(db, &staff, std::slice::from_ref(&import)).await?;
    let tallies = line::tallies(db, &import).await?;
    let part = asked.part(&tallies);
    let page = asked.page.get();
    let wanted = (asked.page.after(AT_A_TIME), AT_A_TIME + 1);
    let lines = line::page(db, &import, part, wanted).await?;
    let told = Told::of(&visitor, &import, &names);
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Imports);
    let page = ImportPage::of((visitor, desk), (import, told, work), (part, page), lines);
    Ok(Page(ImportPage { why: asked.why, tallies, ..page }))
}

/// « Importer 312 lignes ». Whatever comes of it, the page of the import says so.
pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, ImportId)>,
    Form(form): Form<ConfirmForm>,
) -> Result<Redirect, Error> {
    let import = found(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let why = match confirming::confirm((&app, &visitor, &staff), &import, &form.seen).await? {
        Confirmed::Asked | Confirmed::Over => "",
        Confirmed::Moved => "?why=moved",
        Confirmed::Expired => "?why=expired",
    };
    Ok(Redirect::to(&format!("/office/{}/imports/{id}{why}", staff.societe_id())))
}

pub async fn discard(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, ImportId)>,
) -> Result<Redirect, Error> {
    let import = found(&app, &staff, id).await?;
    let work = Work::on(app.db.reader(), &import, &visitor).await?;
    let is_stuck = matches!(work, Work::Failed);
    let by = (&app, &visitor, &staff);
    let list = format!("/office/{}/imports", staff.societe_id());
    Ok(if confirming::discard(by, &import, is_stuck).await? {
        Redirect::to(&format!("{list}?done=discarded"))
    } else {
        Redirect::to(&format!("{list}/{id}"))
    })
}

/// An import of another société is none.
pub async fn found(app: &App, staff: &AgencyStaff<Gestion>, id: ImportId) -> Result<Import, Error> {
    Import::find(app.db.reader(), staff, id).await?.ok_or(Error::NotFound)
}

impl ImportAsked {
    /// The part that was asked for; else the first one that has something.
    fn part(&self, tallies: &HashMap<Part, i64>) -> Part {
        let asked = Part::ALL.into_iter().find(|part| part.name() == self.part);
        let first = Part::ALL.into_iter().find(|part| tallies.contains_key(part));
        asked.or(first).unwrap_or(Part::Refused)
    }
}

impl ImportPage {
    fn of(
        (visitor, desk): (Visitor, Desk),
        (import, told, work): (Import, Told, Work),
        (part, page): (Part, u64),
        mut lines: Vec<Line>,
    ) -> Self {
        let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
        let is_more = lines.len() > most;
        lines.truncate(most);
        let here = desk.at(&format!("imports/{}", import.id));
        let at = |page: u64| format!("{here}?part={}&page={page}", part.name());
        let (newer, older) =
            ((page > 1).then(|| at(page - 1)), is_more.then(|| at(page.saturating_add(1))));
        let (why, tallies) = (String::new(), HashMap::new());
        Self { visitor, desk, import, told, work, part, tallies, lines, newer, older, why }
    }

    fn here(&self) -> String {
        self.desk.at(&format!("imports/{}", self.import.id))
    }

    fn is(&self, state: import::State) -> bool {
        self.import.state == state
    }

    fn fault(&self) -> Option<&str> {
        match self.visitor.lang {
            Lang::French => self.import.fault_fr.as_deref(),
            Lang::English => self.import.fault_en.as_deref(),
        }
    }

    fn words<'a>(&self, line: &'a Line) -> &'a str {
        match self.visitor.lang {
            Lang::French => &line.fr,
            Lang::English => &line.en,
        }
    }

    /// The parts that have something: address, words, whether it is this one.
    fn parts(&self) -> Vec<(String, String, bool)> {
        let some = Part::ALL.into_iter().filter_map(|part| Some((part, *self.tallies.get(&part)?)));
        let at = |part: Part| format!("{}?part={}", self.here(), part.name());
        some.map(|(part, count)| (at(part), self.title(part, count), part == self.part)).collect()
    }

    fn title(&self, part: Part, count: i64) -> String {
        let texts = self.visitor.texts;
        match part {
            Part::Refused => texts.imports_part_refused(count),
            Part::Flawed => texts.imports_part_flawed(count),
            Part::Ended => texts.imports_part_ended(count),
            Part::Shifted => texts.imports_part_shifted(count),
            Part::Changed => texts.imports_part_changed(count),
            Part::Created => texts.imports_part_created(count),
            Part::Unnamed => texts.imports_part_unnamed(count),
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn count(&self, rows: &i64) -> String {
        texts::count(u64::try_from(*rows).unwrap_or(0), self.visitor.lang)
    }

    /// What becomes of each column of a line, in words.
    fn changes(&self, line: &Line) -> Vec<String> {
        let texts = self.visitor.texts;
        // The day of the file stands in its report as people write it.
        let read = |value: String| Day::parse(&value).map_or(value, Day::short);
        let values = |(column, values): Change| {
            (column, values.map(|(before, after)| (read(before), read(after))))
        };
        let told = |(column, values): Change| match values {
            None => texts.imports_change_hidden(column),
            Some((before, after)) if before.is_empty() => texts.imports_change_new(column, after),
            Some((before, after)) if after.is_empty() => texts.imports_change_gone(column, before),
            Some((before, after)) => texts.imports_change(column, before, after),
        };
        line.changes().into_iter().map(values).map(told).collect()
    }

    fn is_pending(&self) -> bool {
        matches!(self.work, Work::UnderWay(_))
    }

    fn is_report(&self) -> bool {
        use import::State::{Applied, Discarded, Expired, Shown};
        matches!(self.import.state, Shown | Applied | Discarded | Expired)
            && !self.import.fingerprint.is_empty()
    }
}
