//! The acts of one account, from all the places that tell of them, in one read once it is known what it
//! holds.

use sea_orm::sea_query::{Order, UnionType};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{by_others, sources};
use crate::access::link;
use crate::accounts::SignedIn;
use crate::clock::Moment;

/// One act, from any of them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Act {
    pub at: Moment,
    /// Which place it comes from: one of [`sources`].
    pub source: String,
    /// The means of an opening, the kind of an event, what an agency did.
    pub what: String,
    /// Of a document; the whole trace of a quittance that was made on demand.
    pub title: Option<String>,
    pub societe_name: Option<String>,
    pub sha256: Option<String>,
    pub network: Option<String>,
    /// How many there were of what is told in sum.
    pub times: Option<i64>,
}

/// Files whose look-ups are told: more than anybody holds, and what one question can name.
const MOST_HELD: u64 = 200;

/// The newest first: at most so many, after so many.
pub async fn of(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    (now, most, after): (Moment, u64, u64),
) -> Result<Vec<Act>, DbErr> {
    let held = link::newest_of(db, person.account_id(), MOST_HELD).await?;
    let mut acts = sources::openings(person);
    if !held.is_empty() {
        acts.union(UnionType::All, by_others::looked_up(&held, now))
            .union(UnionType::All, by_others::identified(&held));
    }
    acts.union(UnionType::All, sources::quittances(person))
        .union(UnionType::All, sources::events(person))
        .union(UnionType::All, by_others::others(person))
        .union(UnionType::All, by_others::failures(person, now))
        .union(UnionType::All, sources::of_agencies(person))
        .order_by("at", Order::Desc)
        .order_by("what", Order::Asc)
        .order_by("title", Order::Asc)
        .limit(most)
        .offset(after);
    let rows = db.query_all(&acts).await?;
    rows.iter().map(|row| Act::from_query_result(row, "")).collect()
}
