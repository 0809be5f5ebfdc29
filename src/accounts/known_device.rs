//! A known device: a browser on which an account already signed in.
//!
//! It has its own count of attempts, so that strangers cannot lock the owner out, and its sign-ins
//! are not announced.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};

use super::account::{Account, AccountId};
use crate::clock::Moment;
use crate::database::Batch;
use crate::guard::Token;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_device")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub agent: String,
    pub created_at: Moment,
    pub last_seen_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// How well an account knows the browser that signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquaintance {
    Known,
    /// The very first: there is nothing to compare it with.
    First,
    /// Worth a notice.
    New,
}

/// Notes that this browser is now known, forgets the oldest beyond `most`, and says how well it was
/// known before. Runs the batch.
pub async fn remember(
    mut batch: Batch<'_>,
    account: &Account,
    (device, agent): (&Token, &str),
    most: u64,
    now: Moment,
) -> Result<Acquaintance, DbErr> {
    let hash = device.hash();
    let own = || Entity::find().filter(COLUMN.account_id.eq(account.id));
    batch.add(&own().select_only().column(Column::TokenHash).into_query());
    let row = ActiveModel {
        account_id: Set(account.id),
        token_hash: Set(hash.as_str().to_owned()),
        agent: Set(agent.to_owned()),
        created_at: Set(now),
        last_seen_at: Set(now),
    };
    let seen_again = OnConflict::columns([Column::AccountId, Column::TokenHash])
        .update_column(Column::LastSeenAt)
        .to_owned();
    batch.add(&Entity::insert(row).on_conflict(seen_again).into_query());
    let others = own().filter(COLUMN.token_hash.ne(hash.as_str()));
    let others = others.order_by_desc(COLUMN.last_seen_at).offset(most.saturating_sub(1));
    let extra = others.select_only().column(Column::TokenHash).limit(1_000).into_query();
    let forgetting = Entity::delete_many().filter(COLUMN.account_id.eq(account.id));
    batch.add(&forgetting.filter(Column::TokenHash.in_subquery(extra)).into_query());
    let own = batch.run().await?;
    let own = own.iter().map(|row| row.try_get_by_index(0));
    let own = own.collect::<Result<Vec<String>, _>>()?;
    if own.iter().any(|one| one == hash.as_str()) {
        return Ok(Acquaintance::Known);
    }
    Ok(if own.is_empty() { Acquaintance::First } else { Acquaintance::New })
}

/// Forgets browsers that nobody signed in with since then.
pub async fn sweep(tx: &impl ConnectionTrait, since: Moment) -> Result<u64, DbErr> {
    let old = Entity::delete_many().filter(COLUMN.last_seen_at.lte(since));
    Ok(old.exec(tx).await?.rows_affected)
}

/// The browsers of an account, for its holder's own copy.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account));
    own.order_by_desc(COLUMN.last_seen_at).all(db).await
}

/// Forgets every browser of an account: after a recovery nobody knows whose they were.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}
