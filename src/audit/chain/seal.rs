//! What a seal is made over, and how an event is read for it: as the database holds it, since what
//! somebody made of it need not be an event of ours any more.

use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};

use crate::audit::event::{self, EventId};
use crate::clock::Moment;
use crate::guard::TrailKey;

/// An event word for word.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Raw {
    pub id: EventId,
    pub at: Moment,
    pub societe_id: Option<Uuid>,
    pub kind: String,
    pub outcome: String,
    pub actor: String,
    pub subject: String,
    pub network: String,
    pub request: String,
}

/// The place that an event gets: after which seal, when.
pub(super) struct Place<'a> {
    pub chain: Uuid,
    pub number: i64,
    pub before: &'a str,
    pub turn: i64,
    pub sealed_at: Moment,
}

/// The chain of a société, or that of what belongs to none.
pub fn chain_of(societe: Option<Uuid>) -> Uuid {
    societe.unwrap_or(Uuid::nil())
}

/// The columns of [`Raw`], from the table of events.
pub(super) fn reading() -> SelectStatement {
    use event::Column::{Actor, At, Id, Kind, Network, Outcome, Request, SocieteId, Subject};
    let columns = [Id, At, SocieteId, Kind, Outcome, Actor, Subject, Network, Request];
    Query::select()
        .columns(columns.map(|column| (event::Entity, column)))
        .from(event::Entity)
        .to_owned()
}

/// The seal of an event at its place.
pub(super) fn of_event(key: &TrailKey, event: &Raw, place: &Place<'_>) -> String {
    let societe = event.societe_id.map(|it| it.as_bytes().to_vec()).unwrap_or_default();
    key.seal(&[
        b"event",
        place.chain.as_bytes(),
        &place.number.to_be_bytes(),
        place.before.as_bytes(),
        &place.turn.to_be_bytes(),
        &place.sealed_at.millis().to_be_bytes(),
        event.id.uuid().as_bytes(),
        &event.at.millis().to_be_bytes(),
        &societe,
        event.kind.as_bytes(),
        event.outcome.as_bytes(),
        event.actor.as_bytes(),
        event.subject.as_bytes(),
        event.network.as_bytes(),
        event.request.as_bytes(),
    ])
}

/// The seal over where a chain was cut when its oldest events were forgotten.
pub(super) fn of_cut(key: &TrailKey, chain: Uuid, number: i64, value: &str) -> String {
    key.seal(&[b"cut", chain.as_bytes(), &number.to_be_bytes(), value.as_bytes()])
}

/// The seal over how far a chain had come without a key when the first one took it over.
pub(super) fn of_adoption(key: &TrailKey, chain: Uuid, number: i64, value: &str) -> String {
    key.seal(&[b"adopted", chain.as_bytes(), &number.to_be_bytes(), value.as_bytes()])
}

/// The seal over the turn that a restoration of this database began with.
pub(super) fn of_restoration(key: &TrailKey, database: Uuid, turn: i64) -> String {
    key.seal(&[b"restored", database.as_bytes(), &turn.to_be_bytes()])
}
