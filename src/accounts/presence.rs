//! When an account was last signed in to, and how often its holder was warned since that it would be
//! closed. Beside the account: a sign-in that writes here touches nothing else of it.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect, Value};

use super::account::{self, AccountId};
use crate::clock::Moment;
use crate::database::{Batch, FixedChange, inserting, values_of};

pub use Model as Presence;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "presence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub signed_in_at: Moment,
    /// How many letters have told of the end, since that sign-in.
    pub warnings: i32,
    /// When the last of them was written.
    pub warned_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Notes a sign-in, in the batch of those that open a session.
pub fn note_sign_in(batch: &mut Batch<'_>, account: AccountId, now: Moment) {
    batch.add_fixed(&NOTING, &seen(account, now));
}

static NOTING: FixedChange = FixedChange::new(|engine| {
    let again = OnConflict::column(Column::AccountId)
        .update_columns([Column::SignedInAt, Column::Warnings, Column::WarnedAt])
        .to_owned();
    engine.build(inserting::<Entity>().on_conflict(again))
});

fn seen(account: AccountId, at: Moment) -> Vec<Value> {
    values_of(&ActiveModel {
        account_id: Set(account),
        signed_in_at: Set(at),
        warnings: Set(0),
        warned_at: Set(None),
    })
}

/// Accounts that nobody ever signed in to are counted from the day when they were made.
pub async fn begin_missing(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut there = Query::select();
    there.expr(Expr::val(1)).from(Entity).and_where(
        Expr::col((Entity, Column::AccountId)).equals((account::Entity, account::Column::Id)),
    );
    let missing = account::Entity::find()
        .filter(account::is_open())
        .filter(Expr::exists(there).not())
        .all(tx)
        .await?;
    for account in missing {
        NOTING.make(tx, &seen(account.id, account.created_at)).await?;
    }
    Ok(())
}

/// Which accounts are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Gone {
    /// Nobody signed in after that.
    pub since: Moment,
    /// Their holders had so many letters about it…
    pub letters: i32,
    /// …the last of them by then.
    pub told_by: Moment,
    pub most: u64,
}

/// Those, the longest gone first.
pub async fn gone(db: &impl ConnectionTrait, which: &Gone) -> Result<Vec<Presence>, DbErr> {
    let told =
        Condition::any().add(COLUMN.warned_at.is_null()).add(COLUMN.warned_at.lte(which.told_by));
    let gone = Entity::find()
        .filter(COLUMN.signed_in_at.lte(which.since))
        .filter(COLUMN.warnings.eq(which.letters))
        .filter(told);
    gone.order_by_asc(COLUMN.signed_in_at).limit(which.most).all(db).await
}

/// Notes that a letter has told of the end: how many have, and when the last one was written.
pub async fn warned(
    tx: &impl ConnectionTrait,
    account: AccountId,
    (letters, now): (i32, Moment),
) -> Result<(), DbErr> {
    let told = Entity::update_many()
        .col_expr(Column::Warnings, Expr::value(letters))
        .col_expr(Column::WarnedAt, Expr::value(now));
    told.filter(COLUMN.account_id.eq(account)).exec(tx).await.map(drop)
}

/// Forgets an account that is closed.
pub async fn forget(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_by_id(account).exec(tx).await.map(drop)
}
