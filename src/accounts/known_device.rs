//! A known device: a browser on which an account already signed in.
//!
//! It has its own count of attempts, so that strangers cannot lock the owner out, and its sign-ins
//! are not announced.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, QueryTrait, Value};

use super::account::{Account, AccountId};
use crate::clock::Moment;
use crate::database::{Batch, FixedChange, given, given_count, inserting, values_of};
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
    /// Whether it opened a session; not when it is known by a mailed link alone, which is no factor.
    pub has_signed_in: bool,
}

impl ActiveModelBehavior for ActiveModel {}

/// How well an account knows the browser that signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquaintance {
    Known,
    /// Worth a notice, even where no other browser is known: after a recovery that is whoever comes
    /// first. Only an activation, which has a letter of its own, is not announced.
    New,
}

/// A browser, and how it comes to be known.
#[derive(Clone, Copy)]
pub struct Browser<'a> {
    pub device: &'a Token,
    pub agent: &'a str,
    /// By a session that it opens, or by a mailed link alone.
    pub signs_in: bool,
}

/// Notes that this browser is now known, forgets the oldest beyond `most`, and says how well it was
/// known before. Runs the batch.
pub async fn remember(
    mut batch: Batch<'_>,
    account: &Account,
    browser: Browser<'_>,
    most: u64,
    now: Moment,
) -> Result<Acquaintance, DbErr> {
    let hash = browser.device.hash();
    let key: [Value; 3] = [account.id.into(), hash.as_str().into(), most.saturating_sub(1).into()];
    batch.add_fixed(&ASKING, &key);
    let row = ActiveModel {
        account_id: Set(account.id),
        token_hash: Set(hash.as_str().to_owned()),
        agent: Set(browser.agent.to_owned()),
        created_at: Set(now),
        last_seen_at: Set(now),
        has_signed_in: Set(browser.signs_in),
    };
    batch.add_fixed(&NOTING, &values_of(&row));
    batch.add_fixed(&FORGETTING, &key);
    let known = batch.run().await?;
    Ok(if known.is_empty() { Acquaintance::New } else { Acquaintance::Known })
}

fn own() -> Select<Entity> {
    Entity::find().filter(Expr::col(Column::AccountId).eq(given(0)))
}

static ASKING: FixedChange = FixedChange::new(|engine| {
    let before = own().filter(Expr::col(Column::TokenHash).eq(given(1)));
    engine.build(&before.select_only().column(Column::TokenHash).into_query())
});

static NOTING: FixedChange = FixedChange::new(|engine| {
    let had = Expr::col((Entity, Column::HasSignedIn));
    let has = had.or(Expr::col(("excluded", Column::HasSignedIn)));
    let seen_again = OnConflict::columns([Column::AccountId, Column::TokenHash])
        .update_column(Column::LastSeenAt)
        .value(Column::HasSignedIn, has)
        .to_owned();
    engine.build(inserting::<Entity>().on_conflict(seen_again))
});

static FORGETTING: FixedChange = FixedChange::new(|engine| {
    let others = own().filter(Expr::col(Column::TokenHash).ne(given(1)));
    let others = others.order_by_desc(Column::LastSeenAt).offset(given_count(2)).limit(1_000);
    let extra = others.select_only().column(Column::TokenHash).into_query();
    let own = Entity::delete_many().filter(Expr::col(Column::AccountId).eq(given(0)));
    engine.build(&own.filter(Column::TokenHash.in_subquery(extra)).into_query())
});

/// Whether an account was opened on this browser before, with every factor that it had.
pub async fn has_signed_in(
    db: &impl ConnectionTrait,
    account: AccountId,
    device: &Token,
) -> Result<bool, DbErr> {
    let key = (account, device.hash().as_str().to_owned());
    Ok(Entity::find_by_id(key).one(db).await?.is_some_and(|known| known.has_signed_in))
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

/// Forgets the browsers of an account but for `kept`: its holder disconnected them.
pub async fn forget_others(
    tx: &impl ConnectionTrait,
    account: AccountId,
    kept: Option<&Token>,
) -> Result<(), DbErr> {
    let mut doomed = Entity::delete_many().filter(COLUMN.account_id.eq(account));
    if let Some(kept) = kept {
        doomed = doomed.filter(COLUMN.token_hash.ne(kept.hash().as_str()));
    }
    doomed.exec(tx).await.map(drop)
}

/// Forgets one browser of an account.
pub async fn forget(
    tx: &impl ConnectionTrait,
    (account, hash): (AccountId, &str),
) -> Result<(), DbErr> {
    Entity::delete_by_id((account, hash.to_owned())).exec(tx).await.map(drop)
}

/// Forgets every browser of an account: after a recovery nobody knows whose they were.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}
