//! The acts of one account, from the four places that tell of them, in one read.

use sea_orm::sea_query::{Order, UnionType};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::sources;
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

/// The newest first: at most so many, after so many.
pub async fn of(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    (most, after): (u64, u64),
) -> Result<Vec<Act>, DbErr> {
    let mut acts = sources::openings(person);
    acts.union(UnionType::All, sources::quittances(person))
        .union(UnionType::All, sources::events(person))
        .union(UnionType::All, sources::failures(person))
        .union(UnionType::All, sources::of_agencies(person))
        .order_by("at", Order::Desc)
        .order_by("what", Order::Asc)
        .order_by("title", Order::Asc)
        .limit(most)
        .offset(after);
    let rows = db.query_all(&acts).await?;
    rows.iter().map(|row| Act::from_query_result(row, "")).collect()
}
