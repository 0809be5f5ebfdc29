//! « Mes contrats », under « Profil »: what each link of the account leads to, since when, and how to
//! undo it.

use super::my_contracts::MyContract;
use crate::clock::{Day, paris_day};
use crate::web::Visitor;

/// A link, in words.
pub struct HeldView {
    pub agency: String,
    /// Whose file it is, as the agency writes it.
    pub name: String,
    /// « 12 mai 2026 »
    pub since: String,
    pub contracts: Vec<HeldContract>,
    /// Where it is undone; none while the agency keeps it closed.
    pub detach: Option<String>,
}

pub struct HeldContract {
    pub address: String,
    pub qualite: String,
    pub reference: String,
    pub place: String,
    /// « terminé le … »
    pub ended: Option<String>,
}

impl HeldView {
    /// Contracts come by agency; those of one link are one.
    pub fn of_all(visitor: &Visitor, contracts: &[MyContract], today: Day) -> Vec<Self> {
        let mut held: Vec<(&MyContract, Vec<HeldContract>)> = Vec::new();
        for mine in contracts {
            let contract = HeldContract::of(visitor, mine, today);
            match held.iter_mut().find(|(first, _)| first.link_id == mine.link_id) {
                Some((_, own)) => own.extend(contract),
                None => held.push((mine, contract.into_iter().collect())),
            }
        }
        held.into_iter().map(|(first, own)| Self::new(visitor, first, own)).collect()
    }

    fn new(visitor: &Visitor, first: &MyContract, contracts: Vec<HeldContract>) -> Self {
        let is_open = first.suspended_at.is_none();
        Self {
            agency: first.societe_name.clone(),
            // Of a link that is suspended nothing is told but that it is.
            name: if is_open { first.tiers_name() } else { String::new() },
            since: paris_day(first.linked_at, visitor.lang),
            contracts,
            detach: is_open.then(|| format!("/detachment/{}", first.link_id)),
        }
    }
}

impl HeldContract {
    fn of(visitor: &Visitor, mine: &MyContract, today: Day) -> Option<Self> {
        let ended = mine.ended_on.filter(|day| *day < today);
        Some(Self {
            address: format!("/contracts/{}", mine.contract_id?),
            qualite: mine.qualite?.text(visitor.texts),
            reference: mine.reference.clone()?,
            place: mine.place(),
            ended: ended.map(|day| visitor.texts.home_ended(day.long(visitor.lang))),
        })
    }
}
