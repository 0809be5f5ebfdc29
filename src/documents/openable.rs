//! How many documents an account may open: a number, by which nothing can be read.

use sea_orm::{ConnectionTrait, DbErr};

use super::visible::Reader;
use super::wanted::Wanted;
use crate::accounts::AccountId;
use crate::clock::Day;

/// By the rule of the pages themselves. To read, one needs the proof that [`Reader::new`] takes.
pub async fn openable(
    db: &impl ConnectionTrait,
    account: AccountId,
    today: Day,
) -> Result<u64, DbErr> {
    Reader { account, today }.count(db, &Wanted::default()).await
}
