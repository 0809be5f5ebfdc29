//! Which contracts the home page shows: what its address says, and what may be chosen.

use std::collections::BTreeSet;

use sea_orm::ActiveEnum;
use serde::Deserialize;

use super::my_contracts::MyContract;
use crate::contracts::Qualite;
use crate::space::notice::Notice;
use crate::texts::Texts;

/// `?agency=…&qualite=…`, or what was done just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HomeQuery {
    notice: String,
    agency: String,
    qualite: String,
}

impl HomeQuery {
    pub fn notice(&self) -> Option<Notice> {
        Notice::parse(&self.notice)
    }

    pub fn is_filtered(&self) -> bool {
        !self.agency.is_empty() || !self.qualite.is_empty()
    }

    pub fn keeps(&self, contract: &MyContract) -> bool {
        let agency = self.agency.is_empty() || self.agency == contract.societe_id.to_string();
        let qualite = || contract.qualite.is_some_and(|qualite| qualite.to_value() == self.qualite);
        agency && (self.qualite.is_empty() || qualite())
    }
}

/// What the two lists offer; one with a single choice is not shown.
pub struct HomeFilter {
    pub agencies: Vec<Choice>,
    pub qualites: Vec<Choice>,
}

pub struct Choice {
    pub value: String,
    pub label: String,
    pub is_chosen: bool,
}

impl HomeFilter {
    /// None when there is nothing to choose.
    pub fn of(contracts: &[MyContract], query: &HomeQuery, texts: &Texts) -> Option<Self> {
        let agencies = contracts.chunk_by(|one, other| one.societe_id == other.societe_id);
        let agencies = agencies.filter_map(|own| own.first());
        let agencies = agencies.map(|it| (it.societe_id.to_string(), it.societe_name.clone()));
        let held: BTreeSet<String> =
            contracts.iter().filter_map(|it| it.qualite).map(|it| it.to_value()).collect();
        let all = [Qualite::Locataire, Qualite::Bailleur, Qualite::Coproprietaire];
        let qualites = all.into_iter().map(|it| (it.to_value(), it.text(texts)));
        let qualites = qualites.filter(|(value, _)| held.contains(value));
        let filter = Self {
            agencies: choices(agencies.collect(), &query.agency),
            qualites: choices(qualites.collect(), &query.qualite),
        };
        (!filter.agencies.is_empty() || !filter.qualites.is_empty()).then_some(filter)
    }
}

fn choices(all: Vec<(String, String)>, chosen: &str) -> Vec<Choice> {
    if all.len() < 2 {
        return Vec::new();
    }
    let choice = |(value, label)| Choice { is_chosen: value == chosen, value, label };
    all.into_iter().map(choice).collect()
}
