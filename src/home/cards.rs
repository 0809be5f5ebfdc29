//! The contracts of one agency as cards.

use super::my_contracts::MyContract;
use crate::agencies::{monogram, tel};
use crate::clock::Day;
use crate::contracts::{contract, tiers};
use crate::space::standing::StandingWords;
use crate::web::{BrandLogo, Visitor};

pub struct HomeAgency {
    pub name: String,
    pub initials: String,
    pub phone: Option<String>,
    pub phone_href: Option<String>,
    pub logo: Option<BrandLogo>,
    /// Those that have ended come last; none while the agency has sent none.
    pub contracts: Vec<HomeContract>,
    /// Whether the agency keeps something of this person closed.
    pub is_suspended: bool,
}

pub struct HomeContract {
    pub id: String,
    pub qualite: String,
    /// A member of the conseil syndical.
    pub sits: bool,
    pub place: String,
    pub lot: Option<String>,
    pub reference: String,
    pub tiers_name: String,
    /// « terminé le … »
    pub ended: Option<String>,
    pub standing: StandingWords,
}

/// The contracts come by agency.
pub fn by_agency(visitor: &Visitor, contracts: &[&MyContract], today: Day) -> Vec<HomeAgency> {
    let own = contracts.chunk_by(|one, other| one.societe_id == other.societe_id);
    own.filter_map(|own| HomeAgency::of(visitor, own, today)).collect()
}

impl HomeAgency {
    fn of(visitor: &Visitor, own: &[&MyContract], today: Day) -> Option<Self> {
        let first = own.first()?;
        let (past, running): (Vec<_>, Vec<_>) = own.iter().partition(|it| it.past(today).is_some());
        let contracts = running.into_iter().chain(past);
        Some(Self {
            name: first.societe_name.clone(),
            initials: monogram(&first.societe_name),
            phone: first.phone.clone(),
            phone_href: first.phone.as_deref().map(tel),
            logo: first.logo(),
            is_suspended: own.iter().any(|it| it.suspended_at.is_some()),
            contracts: contracts.filter_map(|it| HomeContract::of(visitor, it, today)).collect(),
        })
    }
}

impl HomeContract {
    fn of(visitor: &Visitor, mine: &MyContract, today: Day) -> Option<Self> {
        let lot = [mine.immeuble.as_deref(), mine.lot.as_deref()].into_iter().flatten();
        let lot: Vec<&str> = lot.filter(|part| !part.is_empty()).collect();
        let past = mine.past(today);
        Some(Self {
            id: mine.contract_id?.to_string(),
            qualite: mine.qualite?.text(visitor.texts),
            sits: mine.sits && past.is_none(),
            place: mine.place(),
            lot: (!lot.is_empty()).then(|| lot.join(", ")),
            reference: mine.reference.clone()?,
            tiers_name: mine.tiers_name(),
            ended: past.map(|day| visitor.texts.home_ended(day.long(visitor.lang))),
            standing: StandingWords::of(&mine.standing, visitor, today),
        })
    }
}

impl MyContract {
    pub fn tiers_name(&self) -> String {
        tiers::name(self.civility.as_deref(), self.first_name.as_deref(), &self.last_name)
    }

    pub fn place(&self) -> String {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        contract::place(&text(&self.address), &text(&self.postcode), &text(&self.city))
    }

    /// The day it ended, once it is over.
    fn past(&self, today: Day) -> Option<Day> {
        self.ended_on.filter(|day| *day < today)
    }

    fn logo(&self) -> Option<BrandLogo> {
        let (client, societe, version) = (&self.client_code, &self.societe_code, self.logo_version);
        (self.logo_width > 0).then(|| BrandLogo {
            address: format!("/a/{client}/{societe}/logo.png?v={version}"),
            width: u32::try_from(self.logo_width).unwrap_or(0),
            height: u32::try_from(self.logo_height).unwrap_or(0),
        })
    }
}
