//! What was sealed since a turn, with all that it takes to check it without the database: for a copy
//! of the acts that no restored backup may undo.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait};
use sea_orm::{ActiveEnum, ConnectionTrait, FromQueryResult, Order};
use serde::{Deserialize, Serialize};

use super::row;
use super::seal::{self, Place, Raw};
use crate::audit::event::{self, EventId, Kind};
use crate::clock::Moment;
use crate::guard::Keyring;

/// An event, its place and its seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub id: EventId,
    /// Milliseconds since 1970, UTC; so is `sealed_at`.
    pub at: i64,
    pub societe_id: Option<Uuid>,
    pub kind: String,
    pub outcome: String,
    pub actor: String,
    pub subject: String,
    pub network: String,
    pub request: String,
    pub number: i64,
    pub turn: i64,
    pub sealed_at: i64,
    pub key_id: String,
    /// The seal of the place before.
    pub before: String,
    pub value: String,
}

impl Told {
    /// What kind it is; none for one that this version does not know.
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }

    /// Whether the seal is that of the event; false as well when its key is not in the ring.
    pub fn is_genuine(&self, ring: &Keyring) -> bool {
        let Some(key) = ring.trail_named(&self.key_id) else { return false };
        let chain = seal::chain_of(self.societe_id);
        let sealed_at = Moment::from_millis(self.sealed_at);
        let (number, before, turn) = (self.number, self.before.as_str(), self.turn);
        let place = Place { chain, number, before, turn, sealed_at };
        seal::of_event(&key, &self.raw(), &place) == self.value
    }

    fn raw(&self) -> Raw {
        Raw {
            id: self.id,
            at: Moment::from_millis(self.at),
            societe_id: self.societe_id,
            kind: self.kind.clone(),
            outcome: self.outcome.clone(),
            actor: self.actor.clone(),
            subject: self.subject.clone(),
            network: self.network.clone(),
            request: self.request.clone(),
        }
    }
}

/// The place of an event, beside its words.
#[derive(FromQueryResult)]
struct Beside {
    number: i64,
    turn: i64,
    sealed_at: Moment,
    key_id: String,
    before: Option<String>,
    value: String,
}

/// The first ones of some kinds that were sealed after a turn, in their order.
pub async fn told_since(
    db: &impl ConnectionTrait,
    turn: i64,
    kinds: &[Kind],
    most: u64,
) -> Result<Vec<Told>, DbErr> {
    use row::Column::{ChainId, EventId, KeyId, Number, SealedAt, Turn, Value};
    let former = Alias::new("former");
    let this = |column| Expr::col((row::Entity, column));
    let same = this(EventId).equals((event::Entity, event::Column::Id));
    let just_before = Expr::col((former.clone(), ChainId))
        .equals((row::Entity, ChainId))
        .and(Expr::col((former.clone(), Number)).eq(this(Number).sub(1)));
    let kinds = kinds.iter().map(ActiveEnum::to_value);
    let question = seal::reading()
        .columns([Number, Turn, SealedAt, KeyId, Value].map(|column| (row::Entity, column)))
        .expr_as(Expr::col((former.clone(), Value)), "before")
        .inner_join(row::Entity, same)
        .join_as(sea_orm::JoinType::LeftJoin, row::Entity, former, just_before)
        .and_where(this(Turn).gt(turn))
        .and_where(Expr::col((event::Entity, event::Column::Kind)).is_in(kinds))
        .order_by((row::Entity, Turn), Order::Asc)
        .order_by((row::Entity, ChainId), Order::Asc)
        .order_by((row::Entity, Number), Order::Asc)
        .limit(most)
        .to_owned();
    let rows = db.query_all(&question).await?;
    let mut told = Vec::new();
    for row in &rows {
        told.push(written(Raw::from_query_result(row, "")?, Beside::from_query_result(row, "")?));
    }
    Ok(told)
}

fn written(raw: Raw, beside: Beside) -> Told {
    let Raw { id, societe_id, kind, outcome, actor, subject, network, request, .. } = raw;
    let Beside { number, turn, key_id, value, .. } = beside;
    let (at, sealed_at) = (raw.at.millis(), beside.sealed_at.millis());
    let before = beside.before.unwrap_or_default();
    Told {
        id,
        at,
        societe_id,
        kind,
        outcome,
        actor,
        subject,
        network,
        request,
        number,
        turn,
        sealed_at,
        key_id,
        before,
        value,
    }
}
