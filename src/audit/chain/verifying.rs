//! Verifying: every chain is gone through from its beginning, and the first place that is not as it was
//! sealed is told.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;

use super::adoption::{self, Model as Adoption};
use super::places::{self, AT_ONCE, PlaceRow};
use super::row::{self, head, waiting};
use super::seal::{self, Place, Raw};
use super::state;
use crate::clock::Moment;
use crate::guard::Keyring;

/// A place that was noted outside of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub number: i64,
    pub value: String,
}

/// What the whole trail turned out to be.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    pub chains: Vec<ChainReport>,
    /// Events that were written just now: not sealed yet, and so not held by anything.
    pub waiting: u64,
    /// Events that are neither sealed nor wait for it: nobody put them there by way of Palier.
    pub strange: u64,
    /// It claims that it was restored, and no `palier post-restore` did: what nodes noted before would
    /// be void.
    pub is_restoration_forged: bool,
}

impl Trail {
    pub fn is_whole(&self) -> bool {
        self.strange == 0
            && !self.is_restoration_forged
            && self.chains.iter().all(|chain| chain.fault.is_none())
    }
}

/// What one chain turned out to be.
#[derive(Clone, Debug)]
pub struct ChainReport {
    /// The société, or the nil UUID.
    pub chain: Uuid,
    /// Places that were gone through and found right.
    pub events: u64,
    /// How many came before, and were forgotten by the door.
    pub forgotten: i64,
    /// The last place that is right, and when it was sealed.
    pub last: i64,
    pub sealed_until: Option<Moment>,
    /// The first place that is not.
    pub fault: Option<Break>,
}

/// Where a chain is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    pub number: i64,
    /// When the event there says that it was, if there is one.
    pub at: Option<Moment>,
    pub why: Why,
}

/// How.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The place is there, the event is not.
    EventGone,
    /// The place itself is not.
    PlaceGone,
    /// The event, its place, or the order of both, is not what was sealed.
    Changed,
    /// The chain goes on after fewer places than were noted in the database, or outside of it.
    Cut { noted: i64 },
    /// At the place that was noted outside of the database stands another event.
    OtherThanNoted,
    /// Where the forgotten beginning ends is not what was sealed.
    BeginningChanged,
    /// The ring does not hold the key of this seal.
    KeyUnknown(String),
    /// It was sealed without a key after there was one.
    Unkeyed,
    /// What was sealed before there was a key is not what the first one took over.
    OtherThanAdopted,
}

/// Whether the forgotten beginning of a chain ends where it was sealed.
pub fn is_cut_sealed(head: &head::Head, ring: &Keyring) -> bool {
    cut_fault(head, ring).is_none()
}

/// Goes through every chain; `anchors` are the places that were noted outside, by chain.
pub async fn verify(
    db: &impl ConnectionTrait,
    ring: &Keyring,
    anchors: &BTreeMap<Uuid, Anchor>,
) -> Result<Trail, DbErr> {
    let mut trail = Trail::default();
    let mut known: BTreeMap<Uuid, Option<head::Head>> =
        anchors.keys().map(|chain| (*chain, None)).collect();
    known.extend(row::heads(db).await?.into_iter().map(|head| (head.chain_id, Some(head))));
    let mut adopted = adoption::genuine(db, ring).await?;
    for chain in places::chains_of_rows(db).await?.into_iter().chain(adopted.keys().copied()) {
        known.entry(chain).or_default();
    }
    for (chain, head) in known {
        let mut walk = Walk::begun(chain, head, ring);
        walk.adopted = adopted.remove(&chain);
        if walk.report.fault.is_none() {
            walk.go(db, ring, anchors.get(&chain)).await?;
        }
        trail.chains.push(walk.report);
    }
    trail.waiting = waiting::Entity::find().count(db).await?;
    trail.strange = places::strange(db).await?;
    trail.is_restoration_forged = state::state(db).await?.is_restoration_forged(ring);
    Ok(trail)
}

/// A chain that is being gone through.
struct Walk {
    report: ChainReport,
    /// The seal of the last right place.
    value: String,
    head: Option<head::Head>,
    /// How far it had come when the first key took it over.
    adopted: Option<Adoption>,
}

impl Walk {
    fn begun(chain: Uuid, head: Option<head::Head>, ring: &Keyring) -> Self {
        let forgotten = head.as_ref().map_or(0, |head| head.kept_number);
        let value = head.as_ref().map_or_else(String::new, |head| head.kept_value.clone());
        let fault = head.as_ref().and_then(|head| cut_fault(head, ring));
        let fault = fault.map(|why| Break { number: forgotten, at: None, why });
        let (events, sealed_until, last) = (0, None, forgotten);
        let report = ChainReport { chain, events, forgotten, last, sealed_until, fault };
        Self { report, value, head, adopted: None }
    }

    async fn go(
        &mut self,
        db: &impl ConnectionTrait,
        ring: &Keyring,
        anchor: Option<&Anchor>,
    ) -> Result<(), DbErr> {
        loop {
            let places = places::page(db, self.report.chain, self.report.last).await?;
            let is_last = (places.len() as u64) < AT_ONCE;
            for (place, event) in places {
                if let Some(why) = self.judge(&place, event.as_ref(), ring, anchor) {
                    // Of a place that is gone, the one that should be there is told.
                    let at = event.map(|event| event.at).filter(|_| why != Why::PlaceGone);
                    self.report.fault = Some(Break { number: self.report.last + 1, at, why });
                    return Ok(());
                }
                self.report.events += 1;
                self.report.last = place.number;
                self.report.sealed_until = Some(place.sealed_at);
                self.value = place.value;
            }
            if is_last {
                self.report.fault = self.end(anchor);
                return Ok(());
            }
        }
    }

    fn judge(
        &self,
        row: &PlaceRow,
        event: Option<&Raw>,
        ring: &Keyring,
        anchor: Option<&Anchor>,
    ) -> Option<Why> {
        if row.number != self.report.last + 1 {
            return Some(Why::PlaceGone);
        }
        let Some(event) = event else { return Some(Why::EventGone) };
        let adopted = self.adopted.as_ref();
        let is_adopted = row.key_id.is_empty() && adopted.is_some_and(|it| it.number >= row.number);
        let key = if is_adopted {
            ring.trail_before_keys()
        } else {
            match ring.trail_named(&row.key_id) {
                Some(key) => key,
                None if row.key_id.is_empty() => return Some(Why::Unkeyed),
                None => return Some(Why::KeyUnknown(row.key_id.clone())),
            }
        };
        let chain = self.report.chain;
        let (number, turn, sealed_at) = (row.number, row.turn, row.sealed_at);
        let place = Place { chain, number, before: &self.value, turn, sealed_at };
        let is_own = seal::chain_of(event.societe_id) == chain;
        if !is_own || seal::of_event(&key, event, &place) != row.value {
            return Some(Why::Changed);
        }
        if adopted.is_some_and(|it| it.number == number && it.value != row.value) {
            return Some(Why::OtherThanAdopted);
        }
        let noted = anchor.filter(|anchor| anchor.number == number);
        noted.filter(|noted| noted.value != row.value).map(|_| Why::OtherThanNoted)
    }

    /// What is missing at the end.
    fn end(&self, anchor: Option<&Anchor>) -> Option<Break> {
        let in_database = self.head.as_ref().map_or(0, |head| head.number);
        let adopted = self.adopted.as_ref().map_or(0, |adopted| adopted.number);
        let noted = anchor.map_or(0, |anchor| anchor.number).max(in_database).max(adopted);
        let number = self.report.last + 1;
        (noted >= number).then_some(Break { number, at: None, why: Why::Cut { noted } })
    }
}

/// What is wrong with where the forgotten beginning of a chain ends.
fn cut_fault(head: &head::Head, ring: &Keyring) -> Option<Why> {
    if head.kept_number == 0 {
        return None;
    }
    let Some(key) = ring.trail_named(&head.kept_key) else {
        let is_unkeyed = head.kept_key.is_empty();
        return Some(if is_unkeyed {
            Why::BeginningChanged
        } else {
            Why::KeyUnknown(head.kept_key.clone())
        });
    };
    let seal = seal::of_cut(&key, head.chain_id, head.kept_number, &head.kept_value);
    (seal != head.kept_seal).then_some(Why::BeginningChanged)
}
