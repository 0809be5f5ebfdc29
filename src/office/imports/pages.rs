//! One import: how far it is, its report, and the button that applies it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

use super::confirming::{self, Confirmed};
use super::history::{self, Told, Work};
use super::import::{self, Import, ImportId};
use super::line::{self, Line, Part};
use crate::agencies::SocieteId;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::texts::Lang;
use crate::web::{App, Asked, Error, Form, Page, Visitor};

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
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
    why: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ImportAsked {
    part: String,
    page: String,
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
    let part = asked.part(&import);
    let page = asked.page.parse().unwrap_or(1_u64).clamp(1, 1_000_000);
    let lines = line::page(db, &import, part, ((page - 1) * AT_A_TIME, AT_A_TIME + 1)).await?;
    let told = Told::of(&visitor, &import, &names);
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Imports);
    let page = ImportPage::of((visitor, desk), (import, told, work), (part, page), lines);
    Ok(Page(ImportPage { why: asked.why, ..page }))
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
    fn part(&self, import: &Import) -> Part {
        match self.part.as_str() {
            "refused" => Part::Refused,
            "flawed" => Part::Flawed,
            "ended" => Part::Ended,
            _ if import.rows_refused > 0 => Part::Refused,
            _ if import.rows_ended > 0 => Part::Ended,
            _ if import.rows_flaws > 0 => Part::Flawed,
            _ => Part::Refused,
        }
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
        let at = |page: u64| format!("{here}?part={}&page={page}", name(part));
        let (newer, older) =
            ((page > 1).then(|| at(page - 1)), is_more.then(|| at(page.saturating_add(1))));
        let why = String::new();
        Self { visitor, desk, import, told, work, part, lines, newer, older, why }
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
        let (texts, import) = (self.visitor.texts, &self.import);
        let all = [
            (Part::Refused, import.rows_refused, texts.imports_part_refused(import.rows_refused)),
            (Part::Ended, import.rows_ended, texts.imports_part_ended(import.rows_ended)),
            (Part::Flawed, import.rows_flaws, texts.imports_part_flawed(import.rows_flaws)),
        ];
        let some = all.into_iter().filter(|(_, count, _)| *count > 0);
        let at = |part| format!("{}?part={}", self.here(), name(part));
        some.map(|(part, _, words)| (at(part), words, part == self.part)).collect()
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

fn name(part: Part) -> &'static str {
    match part {
        Part::Refused => "refused",
        Part::Flawed => "flawed",
        Part::Ended => "ended",
    }
}
