//! One demande: who asks about what, the thread, and what the agency may do with it.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use crate::agencies::SocieteId;
use crate::clock::paris_day_and_time;
use crate::contracts::{Contract, Tiers};
use crate::demandes::thread::{self, LineView, Reader};
use crate::demandes::wording::LONGEST_BODY;
use crate::demandes::{Demande, DemandeId, Reason, TemplateId, desk, template};
use crate::documents::size;
use crate::staff::{AgencyStaff, AtLeast, Desk, Lecture, Right, Tab, team};
use crate::web::{App, Asked, Error, Mistakes, Page, Visitor};

#[derive(Template)]
#[template(path = "office/demandes/show.html")]
pub struct ShowPage {
    visitor: Visitor,
    desk: Desk,
    here: String,
    done: String,
    demande: Demande,
    facts: Vec<(String, String)>,
    tiers: (String, String),
    lines: Vec<LineView>,
    /// Whom it can be given to: number, name, whether it is theirs.
    colleagues: Vec<(String, String, bool)>,
    templates: Vec<(String, String, bool)>,
    reasons: Vec<(String, String, bool)>,
    files_hint: String,
    /// Characters of one text.
    most: usize,
    typed: Typed,
}

/// What was typed into the forms of the page, and what is wrong with it.
#[derive(Default)]
pub struct Typed {
    pub body: String,
    pub asks: bool,
    pub note: String,
    pub reason: String,
    pub closing: String,
    pub reopening: String,
    pub mistakes: Mistakes,
    pub files_again: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ShowAsked {
    done: String,
    /// Whose words stand in the box.
    template: String,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Path((_, id)): Path<(SocieteId, DemandeId)>,
    Asked(asked): Asked<ShowAsked>,
) -> Result<Page<ShowPage>, Error> {
    let demande = there(&app, &staff, id).await?;
    let chosen = match TemplateId::parse(&asked.template) {
        Some(id) => template::one(app.db.reader(), staff.societe_id(), id).await?,
        None => None,
    };
    let body = chosen.map(|template| template.body).unwrap_or_default();
    let typed = Typed { body, ..Typed::default() };
    let page = page(&app, (visitor, &staff), demande, typed).await?;
    let chosen = asked.template;
    let templates = page.templates.into_iter();
    let templates = templates.map(|(id, title, _)| (id.clone(), title, id == chosen)).collect();
    Ok(Page(ShowPage { done: asked.done, templates, ..page }))
}

/// A demande of another société is none.
pub async fn there(
    app: &App,
    staff: &AgencyStaff<impl AtLeast>,
    id: DemandeId,
) -> Result<Demande, Error> {
    let found = Demande::of_societe(app.db.reader(), staff.societe_id(), id).await?;
    found.ok_or(Error::NotFound)
}

pub async fn page(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<impl AtLeast>),
    demande: Demande,
    typed: Typed,
) -> Result<ShowPage, Error> {
    let (db, societe) = (app.db.reader(), staff.societe());
    let tiers = Tiers::known(db, demande.societe_id, demande.tiers_id).await?;
    let (visitor, desk) = staff.seated(app, visitor, Tab::Demandes);
    let here = desk.at(&format!("demandes/{}", demande.id));
    let visitor = visitor.found_at(&here);
    let whose = (&demande, societe, &tiers);
    let lines = thread::lines(db, &visitor, whose, (Reader::Agency, here.clone())).await?;
    let colleagues = team::who_manage(db, staff).await?.into_iter();
    let assigned = demande.assigned_to;
    let templates = template::of(db, demande.societe_id).await?.into_iter();
    let reasons = Reason::of_agency();
    let reasons = reasons.map(|it| (it.name(), it.text(visitor.texts), it.name() == typed.reason));
    let limits = &app.settings.demandes;
    let most = i64::try_from(limits.file_size.count()).unwrap_or(i64::MAX);
    let most = size::in_words(most, visitor.lang);
    Ok(ShowPage {
        facts: facts(app, &visitor, &demande).await?,
        tiers: (desk.at(&format!("tiers/{}", tiers.id)), tiers.name()),
        lines,
        colleagues: colleagues
            .map(|(id, name)| (id.to_string(), name, assigned == Some(id)))
            .collect(),
        templates: templates.map(|it| (it.id.to_string(), it.title, false)).collect(),
        reasons: reasons.collect(),
        files_hint: visitor.texts.demandes_files_hint(limits.files, most),
        most: LONGEST_BODY,
        done: String::new(),
        visitor,
        desk,
        here,
        demande,
        typed,
    })
}

async fn facts(
    app: &App,
    visitor: &Visitor,
    demande: &Demande,
) -> Result<Vec<(String, String)>, Error> {
    let (db, texts) = (app.db.reader(), visitor.texts);
    let contracts = Contract::of_tiers(db, demande.societe_id, demande.tiers_id).await?;
    let contract = contracts.iter().find(|it| it.id == demande.contract_id);
    let shared = if demande.shared { texts.inbox_shared() } else { texts.inbox_not_shared() };
    let mut facts = vec![
        (texts.demandes_category(), demande.category.clone()),
        (texts.demandes_opened_at(), paris_day_and_time(demande.opened_at, visitor.lang)),
        (texts.demandes_readers(), shared),
    ];
    if let Some(contract) = contract {
        let words = format!("{} ({})", contract.in_words(texts), contract.reference);
        facts.insert(0, (texts.demandes_contract(), words));
    }
    if let Some(days) = desk::answer_days(db, demande.societe_id).await? {
        facts.push((texts.inbox_answer_days(), texts.inbox_days(days)));
    }
    Ok(facts)
}

impl ShowPage {
    fn may_answer(&self) -> bool {
        self.desk.may(Right::Gestion)
    }

    fn state(&self) -> String {
        self.demande.state.text_at_agency(self.visitor.texts)
    }

    fn done(&self) -> Option<String> {
        let texts = self.visitor.texts;
        Some(match self.done.as_str() {
            "answered" => texts.inbox_done_answered(),
            "assigned" => texts.inbox_done_assigned(),
            "noted" => texts.inbox_done_noted(),
            "closed" => texts.inbox_done_closed(),
            "reopened" => texts.inbox_done_reopened(),
            _ => return None,
        })
    }
}
