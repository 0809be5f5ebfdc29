//! The page of a tiers.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::deed::Deed;
use super::facts::Facts;
use super::mails::Mailed;
use crate::agencies::SocieteId;
use crate::clock::{paris_day_and_time, paris_iso};
use crate::contracts::tiers_line::AccessState;
use crate::contracts::{Contract, Tiers, TiersId};
use crate::office::mailed::purpose;
use crate::staff::{AgencyStaff, Desk, Lecture, Right, Tab};
use crate::web::{App, Asked, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "office/portfolio/dossier/dossier.html")]
pub struct DossierPage {
    visitor: Visitor,
    desk: Desk,
    /// Where it is, and what is done to it below.
    here: String,
    tiers: Tiers,
    state: AccessState,
    contracts: Vec<ContractLine>,
    deeds: Vec<DeedLine>,
    mails: Vec<MailLine>,
    /// When each of those that wait for the agency's word was contested.
    contested: Vec<String>,
    /// Somebody who holds it waits to be identified.
    has_loss: bool,
    done: Done,
}

/// What was just done, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    #[default]
    Nothing,
    Dissociated,
    Suspended,
    Restored,
    /// Their identity, after a loss.
    Confirmed,
    /// It was so already.
    Unchanged,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: Done,
}

struct ContractLine {
    title: String,
    place: String,
    lot: String,
    dates: Option<String>,
    has_ended: bool,
}

struct DeedLine {
    at: String,
    iso: String,
    what: String,
    who: String,
    why: Option<String>,
}

struct MailLine {
    at: String,
    iso: String,
    purpose: String,
    to: String,
    fate: String,
    is_bad: bool,
}

pub async fn dossier(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
    Asked(told): Asked<Told>,
) -> Result<Page<DossierPage>, Error> {
    let facts = Facts::of(&app, &visitor, &staff, id).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Portfolio);
    Ok(Page(DossierPage::of(visitor, desk, (facts, told.done))))
}

impl DossierPage {
    fn of(visitor: Visitor, desk: Desk, (facts, done): (Facts, Done)) -> Self {
        let Facts { tiers, state, contracts, deeds, mails, contested, has_loss } = facts;
        let since = contested.iter().map(|one| paris_day_and_time(one.since, visitor.lang));
        Self {
            contested: since.collect(),
            here: desk.at(&format!("tiers/{}", tiers.id)),
            contracts: contracts.iter().map(|it| ContractLine::of(&visitor, it)).collect(),
            deeds: deeds.iter().map(|deed| DeedLine::of(&visitor, deed)).collect(),
            mails: mails.iter().map(|mail| MailLine::of(&visitor, mail)).collect(),
            visitor,
            desk,
            tiers,
            state,
            has_loss,
            done,
        }
    }

    fn may_act(&self) -> bool {
        self.desk.may(Right::Gestion)
    }

    /// The address on the envelope, a line each.
    fn envelope(&self) -> Vec<String> {
        let tiers = &self.tiers;
        let town = format!("{} {}", tiers.postcode, tiers.city);
        let lines = tiers.address.lines().chain([town.as_str(), tiers.country.as_str()]);
        lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}

impl ContractLine {
    fn of(visitor: &Visitor, contract: &Contract) -> Self {
        let (texts, lang) = (visitor.texts, visitor.lang);
        let dates = match (contract.started_on, contract.ended_on) {
            (Some(from), Some(until)) => {
                Some(texts.dossier_from_until(from.long(lang), until.long(lang)))
            }
            (Some(from), None) => Some(texts.dossier_since(from.long(lang))),
            (None, Some(until)) => Some(texts.dossier_until(until.long(lang))),
            (None, None) => None,
        };
        let today = crate::clock::paris_today(visitor.now);
        let lot = [contract.immeuble.as_str(), contract.lot.as_str()].into_iter();
        let lot: Vec<&str> = lot.filter(|part| !part.is_empty()).collect();
        Self {
            title: format!("{}, {}", contract.qualite.text(texts), contract.reference),
            place: contract.place(),
            lot: lot.join(", "),
            dates,
            has_ended: contract.ended_on.is_some_and(|day| day < today),
        }
    }
}

impl DeedLine {
    fn of(visitor: &Visitor, deed: &Deed) -> Self {
        Self {
            at: paris_day_and_time(deed.at, visitor.lang),
            iso: paris_iso(deed.at),
            what: deed.text(visitor.lang),
            who: deed.who(visitor.texts),
            why: deed.why(visitor.texts),
        }
    }
}

impl MailLine {
    fn of(visitor: &Visitor, mail: &Mailed) -> Self {
        Self {
            at: paris_day_and_time(mail.at, visitor.lang),
            iso: paris_iso(mail.at),
            purpose: purpose(mail.kind, visitor.texts),
            to: mail.to.text(visitor.texts),
            fate: mail.fate.text(visitor.lang),
            is_bad: mail.fate.is_bad(),
        }
    }
}
