//! What an act will do and why it is done, how far it is, and what it did.

use askama::Template;
use axum::extract::{Path, State};

use super::act::{BulkAct, BulkActId, BulkWhat};
use super::doing;
use super::effect::Effect;
use super::standing::Standing;
use crate::agencies::SocieteId;
use crate::clock::paris_day_and_time;
use crate::office::colleagues::Colleagues;
use crate::office::portfolio::closure::{LONGEST_NOTE, ReasonChoice, WhyForm};
use crate::office::portfolio::too_wide;
use crate::office::whom::{Search, WhomForm};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Form, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/portfolio/bulk/bulk.html")]
pub struct BulkPage {
    visitor: Visitor,
    desk: Desk,
    act: BulkAct,
    standing: Standing,
    /// Of a draft.
    effect: Option<Effect>,
    asked_by: String,
    reasons: Vec<ReasonChoice>,
    note: String,
    mistakes: Mistakes,
}

type Asked = Path<(SocieteId, BulkActId)>;
type Answer = Result<Reply<BulkPage>, Error>;

/// Whom it is about, as the portfolio says it: a draft, whose page says what it will do.
pub async fn choose(
    State(app): State<App>,
    staff: AgencyStaff<Gestion>,
    Form(form): Form<WhomForm>,
) -> Answer {
    let what = BulkWhat::parse(&form.act).ok_or(Error::BadRequest)?;
    let chosen = form.in_portfolio().ok_or(Error::BadRequest)?;
    if let Some(back) = too_wide(&app, &staff, &chosen).await? {
        return Ok(Reply::done(back));
    }
    let id = doing::draft(&app, &staff, (what, &chosen)).await?;
    Ok(Reply::done(format!("/office/{}/bulk/{id}", staff.societe_id())))
}

/// The secrets of the employee are asked for before the form, so that nothing typed is lost.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Asked,
) -> Answer {
    let act = found(&app, &staff, id).await?;
    if act.confirmed_at.is_none() {
        fresh(&app, &staff)?;
    }
    let blank = (WhyForm::default(), Mistakes::none());
    Ok(Reply::Shown(page(&app, visitor, &staff, act, blank).await?))
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Asked,
    Form(form): Form<WhyForm>,
) -> Answer {
    let act = found(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let why = match act.what.check(&form) {
        Ok(why) => why,
        Err(mistakes) if act.confirmed_at.is_none() => {
            return Ok(Reply::Again(page(&app, visitor, &staff, act, (form, mistakes)).await?));
        }
        // Somebody has confirmed it: its page says so.
        Err(_) => return Ok(Reply::done(format!("/office/{}/bulk/{id}", staff.societe_id()))),
    };
    let effect = Effect::of(&app, &staff, &act, visitor.now).await?;
    doing::confirm(&app, &visitor, &staff, (act, why, effect.changed)).await?;
    Ok(Reply::done(format!("/office/{}/bulk/{id}", staff.societe_id())))
}

/// One of another société is nothing here, before anything else is asked.
async fn found(app: &App, staff: &AgencyStaff<Gestion>, id: BulkActId) -> Result<BulkAct, Error> {
    let act = BulkAct::find(app.db.reader(), (staff.societe_id(), id)).await?;
    act.ok_or(Error::NotFound)
}

async fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    act: BulkAct,
    (form, mistakes): (WhyForm, Mistakes),
) -> Result<BulkPage, Error> {
    let standing = Standing::of(app, &act, visitor.now).await?;
    let effect = match standing {
        Standing::Draft => Some(Effect::of(app, staff, &act, visitor.now).await?),
        _ => None,
    };
    let actors = [act.asked_by.as_str()].into_iter();
    let colleagues = Colleagues::among(app.db.reader(), staff, actors).await?;
    let asked_by = colleagues.who(&act.asked_by, visitor.texts);
    let reasons = act.what.reasons();
    let reasons = reasons.map(|it| ReasonChoice::of(it, &form, visitor.texts)).collect();
    let (visitor, desk) = staff.seated(app, visitor, Tab::Portfolio);
    let visitor = visitor.found_at(&desk.at(&format!("bulk/{}", act.id)));
    let note = form.note;
    Ok(BulkPage { visitor, desk, act, standing, effect, asked_by, reasons, note, mistakes })
}

impl BulkPage {
    fn suspends(&self) -> bool {
        self.act.what == BulkWhat::Suspend
    }

    /// « roux », locataire, associé
    fn search(&self) -> Option<String> {
        self.act.chosen().search.as_ref().and_then(|it: &Search| it.in_words(self.visitor.texts))
    }

    fn asked_at(&self) -> String {
        paris_day_and_time(self.act.created_at, self.visitor.lang)
    }
}
