//! The row of a request.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::accounts::account::AccountId;
use crate::agencies::AgencyId;
use crate::clock::Moment;

pub use Model as FactorLoss;

crate::id!(FactorLossId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "factor_loss")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FactorLossId,
    pub account_id: AccountId,
    pub asked_at: Moment,
    pub confirmed_at: Option<Moment>,
    /// As the audit trail names them.
    pub confirmed_by: Option<String>,
    /// The agency that confirmed it, in whose hands all its contracts must still be at the end; none
    /// when the operator did.
    pub agency_id: Option<AgencyId>,
    /// When the factors are removed, unless it is cancelled.
    pub due_at: Option<Moment>,
    /// When the last letter said so.
    pub told_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub outcome: Option<Outcome>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Outcome {
    Removed,
    Cancelled,
    /// Nobody confirmed it in time.
    Expired,
}

/// The request of an account that is under way.
pub async fn open_of(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<FactorLoss>, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account));
    own.filter(COLUMN.ended_at.is_null()).one(db).await
}

/// Forgets every request of an account that is closed.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}

/// Ends every request that is under way: it may have been cancelled in the time that was lost.
pub async fn end_everybodys(tx: &impl ConnectionTrait, now: Moment) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(Some(now)))
        .col_expr(Column::Outcome, Expr::value(Some(Outcome::Cancelled)))
        .filter(COLUMN.ended_at.is_null())
        .exec(tx)
        .await
        .map(drop)
}

/// Every request that is under way.
pub(super) async fn all_open(db: &impl ConnectionTrait) -> Result<Vec<FactorLoss>, DbErr> {
    Entity::find().filter(COLUMN.ended_at.is_null()).all(db).await
}

/// Every request whose delay is over.
pub(super) async fn due(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<FactorLoss>, DbErr> {
    let open = Entity::find().filter(COLUMN.ended_at.is_null());
    open.filter(COLUMN.due_at.lte(now)).all(db).await
}

/// The database refuses a second one while one is under way.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(FactorLossId::new()),
        account_id: Set(account),
        asked_at: Set(now),
        confirmed_at: Set(None),
        confirmed_by: Set(None),
        agency_id: Set(None),
        due_at: Set(None),
        told_at: Set(None),
        ended_at: Set(None),
        outcome: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

impl FactorLoss {
    /// False when it was confirmed or ended meanwhile.
    pub(super) async fn confirm(
        &self,
        tx: &impl ConnectionTrait,
        (by, agency, due): (&str, Option<AgencyId>, Moment),
        now: Moment,
    ) -> Result<bool, DbErr> {
        let done = Entity::update_many()
            .col_expr(Column::ConfirmedAt, Expr::value(Some(now)))
            .col_expr(Column::ConfirmedBy, Expr::value(Some(by)))
            .col_expr(Column::AgencyId, Expr::value(agency))
            .col_expr(Column::DueAt, Expr::value(Some(due)))
            .col_expr(Column::ToldAt, Expr::value(Some(now)))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.confirmed_at.is_null())
            .filter(COLUMN.ended_at.is_null())
            .exec(tx)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// False when another node told it meanwhile, or it ended.
    pub(super) async fn told(&self, tx: &impl ConnectionTrait, now: Moment) -> Result<bool, DbErr> {
        let done = Entity::update_many()
            .col_expr(Column::ToldAt, Expr::value(Some(now)))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.told_at.eq(self.told_at))
            .filter(COLUMN.ended_at.is_null())
            .exec(tx)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// False when it ended meanwhile.
    pub(super) async fn end(
        &self,
        tx: &impl ConnectionTrait,
        outcome: Outcome,
        now: Moment,
    ) -> Result<bool, DbErr> {
        let done = Entity::update_many()
            .col_expr(Column::EndedAt, Expr::value(Some(now)))
            .col_expr(Column::Outcome, Expr::value(outcome))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.ended_at.is_null())
            .exec(tx)
            .await?;
        Ok(done.rows_affected == 1)
    }
}
