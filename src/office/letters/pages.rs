//! « Courriers »: those of before, and whom the next ones are for.

use askama::Template;
use axum::extract::State;

use super::asking;
use super::run::{Run, RunId};
use crate::clock::{paris_day_and_time, paris_iso};
use crate::guard::Sealer;
use crate::office::colleagues::Colleagues;
use crate::office::portfolio::too_wide;
use crate::office::whom::{Chosen, WhomForm};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Visitor};

/// Runs that are listed.
const SHOWN: u64 = 50;

#[derive(Template)]
#[template(path = "office/letters/letters.html")]
pub struct LettersPage {
    visitor: Visitor,
    desk: Desk,
    form: WhomForm,
    mistakes: Mistakes,
    runs: Vec<Line>,
    /// Whether there is a key that letters can wait under.
    can_print: bool,
}

/// A run in the list.
struct Line {
    id: RunId,
    at: String,
    iso: String,
    who: String,
    /// None while it is printed, or when nothing came of it.
    letters: Option<i64>,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
) -> Result<Reply<LettersPage>, Error> {
    let form = WhomForm { which: "without_access".into(), ..WhomForm::default() };
    Ok(Reply::Shown(page(&app, visitor, &staff, (form, Mistakes::none())).await?))
}

/// Whom letters are asked for, here or in the portfolio: a draft, whose page says what it will do.
pub async fn choose(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Form(form): Form<WhomForm>,
) -> Result<Reply<LettersPage>, Error> {
    let (mut chosen, holders) = match form.check() {
        Ok(checked) => checked,
        Err(mistakes) => {
            return Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes)).await?));
        }
    };
    if !narrowed(&app, &staff, (&form, &mut chosen)).await? {
        let mistakes = Mistakes::on("immeuble", Mistake::ImmeubleUnknown);
        return Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes)).await?));
    }
    if let Some(back) = too_wide(&app, &staff, &chosen).await? {
        return Ok(Reply::done(back));
    }
    let id = asking::draft(&app, &staff, (&chosen, holders)).await?;
    Ok(Reply::done(format!("/office/{}/letters/{id}", staff.societe_id())))
}

/// To an immeuble, where one is typed; false when the société has none of this reference.
async fn narrowed(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    (form, chosen): (&WhomForm, &mut Chosen),
) -> Result<bool, Error> {
    if !form.tiers.is_empty() || form.immeuble.trim().is_empty() {
        return Ok(true);
    }
    chosen.immeuble = asking::immeuble(app, staff, &form.immeuble).await?;
    Ok(chosen.immeuble.is_some())
}

async fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (form, mistakes): (WhomForm, Mistakes),
) -> Result<LettersPage, Error> {
    let db = app.db.reader();
    let runs = Run::newest(db, staff.societe_id(), SHOWN).await?;
    let actors = runs.iter().map(|run| run.asked_by.as_str());
    let colleagues = Colleagues::among(db, staff, actors).await?;
    let line = |run: &Run| Line {
        id: run.id,
        at: paris_day_and_time(run.created_at, visitor.lang),
        iso: paris_iso(run.created_at),
        who: colleagues.who(&run.asked_by, visitor.texts),
        letters: run.ready_at.map(|_| run.letters),
    };
    let runs = runs.iter().map(line).collect();
    let (visitor, desk) = staff.seated(app, visitor, Tab::Letters);
    let visitor = visitor.found_at(&desk.at("letters"));
    let can_print = Sealer::today(&app.keys).is_some();
    Ok(LettersPage { visitor, desk, form, mistakes, runs, can_print })
}
