//! What somebody wants to be told of by mail, and how far they were told: a row for each kind, which
//! begins with the account.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{Iterable, QueryOrder, QuerySelect};

use crate::accounts::AccountId;
use crate::clock::{Day, Moment, paris_today};

pub use Model as Notification;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: Kind,
    pub is_on: bool,
    /// The last day on which it was looked whether there is anything to tell: once a day at most.
    pub looked_on: Day,
    /// Up to when everything was told: what is new is younger, what is due is later.
    pub told_until: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// What one may be told of, and may choose not to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Kind {
    /// Documents that were published and not opened.
    NewDocuments,
    /// A day to pay by that is near.
    DueSoon,
}

/// Both kinds are on, from the beginning of an account: what was there before is no news.
pub async fn begin(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<(), DbErr> {
    let rows = Kind::iter().map(|kind| row((account, kind), true, now));
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// What this account chose; a kind that it has no row of is on.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<HashMap<Kind, bool>, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account)).all(db).await?;
    let mut chosen: HashMap<Kind, bool> = Kind::iter().map(|kind| (kind, true)).collect();
    chosen.extend(own.into_iter().map(|row| (row.kind, row.is_on)));
    Ok(chosen)
}

/// Turns a kind on or off. Whoever turns it on again is told of what comes from then on.
pub(super) async fn choose(
    tx: &impl ConnectionTrait,
    (account, kind): (AccountId, Kind),
    is_on: bool,
    now: Moment,
) -> Result<(), DbErr> {
    let anew = OnConflict::columns([Column::AccountId, Column::Kind])
        .update_columns([Column::IsOn, Column::ToldUntil])
        .to_owned();
    let row = row((account, kind), is_on, now);
    Entity::insert(row).on_conflict(anew).exec_without_returning(tx).await.map(drop)
}

/// So many of those that nobody looked at today, and want to be told or not.
pub async fn waiting(
    db: &impl ConnectionTrait,
    kind: Kind,
    (today, most): (Day, u64),
) -> Result<Vec<Notification>, DbErr> {
    let due = Entity::find().filter(COLUMN.kind.eq(kind)).filter(COLUMN.looked_on.lt(today));
    let in_turn = due.order_by_asc(COLUMN.looked_on).order_by_asc(COLUMN.account_id);
    in_turn.limit(most).all(db).await
}

/// Takes today's turn of these accounts: those whose turn nobody took before, as they are now. A node
/// that dies before it commits leaves the turn to another.
pub async fn looked_at(
    tx: &impl ConnectionTrait,
    (kind, accounts): (Kind, Vec<AccountId>),
    today: Day,
    told_until: Option<Moment>,
) -> Result<Vec<Notification>, DbErr> {
    let mut turn = Entity::update_many().col_expr(Column::LookedOn, Expr::value(today));
    if let Some(until) = told_until {
        turn = turn.col_expr(Column::ToldUntil, Expr::value(until));
    }
    turn.filter(COLUMN.kind.eq(kind))
        .filter(COLUMN.account_id.is_in(accounts))
        .filter(COLUMN.looked_on.lt(today))
        .exec_with_returning(tx)
        .await
}

/// Forgets what an account that is closed had chosen, and the links of its mails.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    super::stop::forget_all(tx, account).await
}

fn row((account, kind): (AccountId, Kind), is_on: bool, now: Moment) -> ActiveModel {
    ActiveModel {
        account_id: Set(account),
        kind: Set(kind),
        is_on: Set(is_on),
        looked_on: Set(paris_today(now)),
        told_until: Set(now),
    }
}
