//! Verifying: every chain is gone through from its beginning, and the first place that is not as it was
//! sealed is told.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::row::{self, head};
use super::seal::{self, Place, Raw};
use crate::audit::chain::row::waiting;
use crate::audit::event::{self, EventId};
use crate::clock::Moment;
use crate::guard::Keyring;

const AT_ONCE: u64 = 1_000;

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
}

impl Trail {
    pub fn is_whole(&self) -> bool {
        self.strange == 0 && self.chains.iter().all(|chain| chain.fault.is_none())
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
    for chain in chains_of_rows(db).await? {
        known.entry(chain).or_default();
    }
    for (chain, head) in known {
        let mut walk = Walk::begun(chain, head, ring);
        if walk.report.fault.is_none() {
            walk.go(db, ring, anchors.get(&chain)).await?;
        }
        trail.chains.push(walk.report);
    }
    trail.waiting = waiting::Entity::find().count(db).await?;
    trail.strange = strange(db).await?;
    Ok(trail)
}

/// A chain that is being gone through.
struct Walk {
    report: ChainReport,
    /// The seal of the last right place.
    value: String,
    head: Option<head::Head>,
}

impl Walk {
    fn begun(chain: Uuid, head: Option<head::Head>, ring: &Keyring) -> Self {
        let forgotten = head.as_ref().map_or(0, |head| head.kept_number);
        let value = head.as_ref().map_or_else(String::new, |head| head.kept_value.clone());
        let fault = head.as_ref().filter(|head| head.kept_number > 0).and_then(|head| {
            let why = match ring.trail_named(&head.kept_key) {
                None => Why::KeyUnknown(head.kept_key.clone()),
                Some(key) => {
                    let seal = seal::of_cut(&key, chain, forgotten, &value);
                    if seal == head.kept_seal {
                        return None;
                    }
                    Why::BeginningChanged
                }
            };
            Some(Break { number: forgotten, at: None, why })
        });
        let (events, sealed_until, last) = (0, None, forgotten);
        let report = ChainReport { chain, events, forgotten, last, sealed_until, fault };
        Self { report, value, head }
    }

    async fn go(
        &mut self,
        db: &impl ConnectionTrait,
        ring: &Keyring,
        anchor: Option<&Anchor>,
    ) -> Result<(), DbErr> {
        loop {
            let places = page(db, self.report.chain, self.report.last).await?;
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
        let Some(key) = ring.trail_named(&row.key_id) else {
            return Some(Why::KeyUnknown(row.key_id.clone()));
        };
        let chain = self.report.chain;
        let (number, turn, sealed_at) = (row.number, row.turn, row.sealed_at);
        let place = Place { chain, number, before: &self.value, turn, sealed_at };
        let is_own = seal::chain_of(event.societe_id) == chain;
        if !is_own || seal::of_event(&key, event, &place) != row.value {
            return Some(Why::Changed);
        }
        let noted = anchor.filter(|anchor| anchor.number == number);
        noted.filter(|noted| noted.value != row.value).map(|_| Why::OtherThanNoted)
    }

    /// What is missing at the end.
    fn end(&self, anchor: Option<&Anchor>) -> Option<Break> {
        let in_database = self.head.as_ref().map_or(0, |head| head.number);
        let noted = Ord::max(in_database, anchor.map_or(0, |anchor| anchor.number));
        let number = self.report.last + 1;
        (noted >= number).then_some(Break { number, at: None, why: Why::Cut { noted } })
    }
}

/// A place without its event's words.
#[derive(FromQueryResult)]
struct PlaceRow {
    number: i64,
    turn: i64,
    sealed_at: Moment,
    key_id: String,
    value: String,
    found: Option<EventId>,
}

/// The places after this one, and the events that stand there.
async fn page(
    db: &impl ConnectionTrait,
    chain: Uuid,
    after: i64,
) -> Result<Vec<(PlaceRow, Option<Raw>)>, DbErr> {
    use row::Column::{ChainId, EventId, KeyId, Number, SealedAt, Turn, Value};
    let this = |column| Expr::col((row::Entity, column));
    let own = Expr::col((event::Entity, event::Column::Id));
    let mut question = seal::reading();
    let question = question
        .from_clear()
        .from(row::Entity)
        .columns([Number, Turn, SealedAt, KeyId, Value].map(|column| (row::Entity, column)))
        .expr_as(own.clone(), "found")
        .left_join(event::Entity, own.equals((row::Entity, EventId)))
        .and_where(this(ChainId).eq(chain))
        .and_where(this(Number).gt(after))
        .order_by((row::Entity, Number), Order::Asc)
        .limit(AT_ONCE);
    let rows = db.query_all(&*question).await?;
    let read = rows.iter().map(|row| {
        let place = PlaceRow::from_query_result(row, "")?;
        let event = place.found.map(|_| Raw::from_query_result(row, "")).transpose()?;
        Ok::<_, DbErr>((place, event))
    });
    read.collect()
}

/// The chains that have places, whatever is said of their ends.
async fn chains_of_rows(db: &impl ConnectionTrait) -> Result<Vec<Uuid>, DbErr> {
    let chains =
        Query::select().distinct().column(row::Column::ChainId).from(row::Entity).to_owned();
    let rows = db.query_all(&chains).await?;
    rows.iter().map(|row| row.try_get::<Uuid>("", "chain_id")).collect()
}

async fn strange(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let own = || Expr::col((event::Entity, event::Column::Id));
    let sealed = Query::select()
        .expr(Expr::val(1))
        .from(row::Entity)
        .and_where(own().equals((row::Entity, row::Column::EventId)))
        .to_owned();
    let waits = Query::select()
        .expr(Expr::val(1))
        .from(waiting::Entity)
        .and_where(own().equals((waiting::Entity, waiting::Column::EventId)))
        .to_owned();
    let neither =
        event::Entity::find().filter(Expr::exists(sealed).not()).filter(Expr::exists(waits).not());
    neither.count(db).await
}
