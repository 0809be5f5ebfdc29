//! One copropriété: each legal document, the three months before and after its assemblée générale, its
//! waiver.
//! It prints as the page that the conseil syndical is given.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::assemblee_generale::{AssembleeGenerale, Season};
use super::exemption::Exemption;
use super::gathered::{Gathered, Tally};
use super::view::{self, ListView};
use super::{coproprietes, exemption};
use crate::agencies::SocieteId;
use crate::clock::{Day, paris_day, paris_today};
use crate::contracts::{Immeuble, ImmeubleId, contract};
use crate::office::colleagues::Colleagues;
use crate::staff::{AgencyStaff, AtLeast, Desk, Lecture, Right, Tab};
use crate::web::{App, Asked, Error, Mistakes, Page, Visitor};

#[derive(Template)]
#[template(path = "office/conformite/sheet.html")]
pub struct SheetPage {
    visitor: Visitor,
    desk: Desk,
    immeuble: Immeuble,
    lists: Vec<ListView>,
    /// None where its assemblée générale did without the online space: nothing is asked for.
    tally: Option<Tally>,
    /// What the day of the assemblée générale asks, in words.
    assemblee: Option<String>,
    season: Option<Season>,
    /// What was said once and holds no more: the document, why, when.
    former: Vec<(String, String, String)>,
    today: Day,
    typed: Typed,
    mistakes: Mistakes,
    done: String,
}

/// Days as they were typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub held_on: String,
    pub waived_on: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Path((_, id)): Path<(SocieteId, ImmeubleId)>,
    Asked(told): Asked<Told>,
) -> Result<Page<SheetPage>, Error> {
    let immeuble = there(&app, &staff, id).await?;
    let mut page = page(&app, (visitor, &staff), (immeuble, None), Mistakes::none()).await?;
    page.done = told.done;
    Ok(Page(page))
}

/// An immeuble of another société, or one whose syndic the société is not, is none here.
pub async fn there(
    app: &App,
    staff: &AgencyStaff<impl AtLeast>,
    id: ImmeubleId,
) -> Result<Immeuble, Error> {
    coproprietes::find(app.db.reader(), staff, id).await?.ok_or(Error::NotFound)
}

pub async fn page(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<impl AtLeast>),
    (immeuble, typed): (Immeuble, Option<Typed>),
    mistakes: Mistakes,
) -> Result<SheetPage, Error> {
    let (db, today) = (app.db.reader(), paris_today(visitor.now));
    let gathered = Gathered::of(db, staff, &[immeuble.id], today).await?;
    let former = exemption::lifted(db, staff, immeuble.id).await?;
    let assemblee = gathered.assemblee(immeuble.id).cloned();
    let lines = gathered.lines(immeuble.id);
    let colleagues = Colleagues::among(db, staff, gathered.actors()).await?;
    let typed = typed.unwrap_or_else(|| Typed {
        held_on: assemblee.as_ref().map(|it| it.held_on.to_string()).unwrap_or_default(),
        waived_on: immeuble.waived_on.map(|day| day.to_string()).unwrap_or_default(),
    });
    let (visitor, desk) = staff.seated(app, visitor, Tab::Conformite);
    let visitor = visitor.found_at(&desk.at(&format!("conformite/{}", immeuble.id)));
    Ok(SheetPage {
        lists: view::lists(&visitor, &colleagues, &lines),
        tally: immeuble.waived_on.is_none().then(|| Tally::of(&lines)),
        season: assemblee.as_ref().and_then(|it| it.season(today)),
        former: former.iter().map(|it| told(&visitor, it)).collect(),
        assemblee: assemblee.map(|it| asked_by(&visitor, &it, today)),
        done: String::new(),
        visitor,
        desk,
        immeuble,
        today,
        typed,
        mistakes,
    })
}

fn asked_by(visitor: &Visitor, it: &AssembleeGenerale, today: Day) -> String {
    let (texts, lang) = (visitor.texts, visitor.lang);
    let (held_on, closes) = (it.held_on.long(lang), it.closes().long(lang));
    match it.season(today) {
        None | Some(Season::Before) => {
            texts.conformite_window(held_on, it.opens().long(lang), closes)
        }
        Some(Season::After) => texts.conformite_window_after(held_on, closes),
        Some(Season::Overdue) => texts.conformite_window_over(held_on, closes),
    }
}

fn told(visitor: &Visitor, it: &Exemption) -> (String, String, String) {
    let until = it.lifted_at.map(|at| paris_day(at, visitor.lang)).unwrap_or_default();
    let since = paris_day(it.said_at, visitor.lang);
    let when = visitor.texts.conformite_from_until(since, until);
    (it.kind.text(visitor.texts), it.reason.clone(), when)
}

impl SheetPage {
    fn may_change(&self) -> bool {
        self.desk.may(Right::Gestion)
    }

    fn place(&self) -> String {
        let Immeuble { address, postcode, city, .. } = &self.immeuble;
        contract::place(address, postcode, city)
    }

    fn here(&self) -> String {
        self.desk.at(&format!("conformite/{}", self.immeuble.id))
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn day(&self, day: &Day) -> String {
        day.long(self.visitor.lang)
    }

    /// The form of publication, filled with what is known of a missing document.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn publish(&self, kind: &crate::documents::DocumentKind) -> String {
        let reference = crate::office::documents::encoded(&self.immeuble.reference);
        let of_all = kind.only_audience().is_some();
        let target = if of_all { format!("&target={reference}") } else { String::new() };
        self.desk.at(&format!("documents/publish?kind={}{target}", kind.name()))
    }
}
