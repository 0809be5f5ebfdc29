//! Which contracts the home page shows: what its address says, and what may be chosen.

use sea_orm::ActiveEnum;
use serde::Deserialize;

use super::crowd::Tally;
use super::my_contracts::AT_A_TIME;
use crate::agencies::SocieteId;
use crate::contracts::Qualite;
use crate::space::notice::Notice;
use crate::texts::Texts;
use crate::web::PageNumber;

/// `?agency=…&qualite=…&page=…`, or what was done just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HomeQuery {
    notice: String,
    agency: String,
    qualite: String,
    page: PageNumber,
}

const QUALITES: [Qualite; 3] = [Qualite::Locataire, Qualite::Bailleur, Qualite::Coproprietaire];

impl HomeQuery {
    pub fn notice(&self) -> Option<Notice> {
        Notice::parse(&self.notice)
    }

    pub fn is_filtered(&self) -> bool {
        !self.agency.is_empty() || !self.qualite.is_empty()
    }

    pub fn keeps(&self, societe: SocieteId, qualite: Option<Qualite>) -> bool {
        let agency = self.agency.is_empty() || self.agency == societe.to_string();
        agency
            && (self.qualite.is_empty() || qualite.is_some_and(|it| it.to_value() == self.qualite))
    }

    /// The one of these tallies that is asked for; none when all are.
    pub fn societe(&self, tallies: &[Tally]) -> Option<SocieteId> {
        let asked = |tally: &&Tally| tally.societe_id.to_string() == self.agency;
        tallies.iter().find(asked).map(|tally| tally.societe_id)
    }

    pub fn qualite(&self) -> Option<Qualite> {
        QUALITES.into_iter().find(|it| it.to_value() == self.qualite)
    }

    /// The same choice, at another page; of those that have a second one.
    fn address(&self, page: u64) -> String {
        let asked = [("agency", &self.agency), ("qualite", &self.qualite)];
        let asked = asked.into_iter().filter(|(_, value)| !value.is_empty());
        let asked = asked.map(|(name, value)| format!("{name}={value}&"));
        format!("/?{}page={page}", asked.collect::<String>())
    }
}

/// Where the page stands among the others.
pub struct Pager {
    /// How many rows come before it.
    pub after: u64,
    pub page: u64,
    pub pages: u64,
    /// In all of them.
    pub contracts: i64,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Pager {
    /// A page beyond the last is the last.
    pub fn of(query: &HomeQuery, tallies: &[Tally]) -> Self {
        let kept = || tallies.iter().filter(|it| query.keeps(it.societe_id, it.qualite));
        let rows = kept().map(|tally| tally.rows).sum::<i64>();
        let pages = u64::try_from(rows).unwrap_or(0).div_ceil(AT_A_TIME).max(1);
        let page = query.page.get().min(pages);
        Self {
            after: (page - 1) * AT_A_TIME,
            page,
            pages,
            contracts: kept().map(|tally| tally.contracts).sum(),
            previous: (page > 1).then(|| query.address(page - 1)),
            next: (page < pages).then(|| query.address(page + 1)),
        }
    }

    /// « Page 2 sur 10, 200 contrats »
    pub fn words(&self, texts: &Texts) -> String {
        texts.home_page(self.page, self.pages, self.contracts)
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
    pub fn of(tallies: &[Tally], query: &HomeQuery, texts: &Texts) -> Option<Self> {
        let agencies = tallies.chunk_by(|one, other| one.societe_id == other.societe_id);
        let agencies = agencies.filter_map(|own| own.first());
        let agencies = agencies.map(|it| (it.societe_id.to_string(), it.societe_name.clone()));
        let held = |one: &Qualite| tallies.iter().any(|tally| tally.qualite == Some(*one));
        let qualites = QUALITES.into_iter().filter(held).map(|it| (it.to_value(), it.text(texts)));
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
