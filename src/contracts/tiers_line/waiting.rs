//! Tiers whose line has not followed yet. A whole file is written in one transaction, and its words,
//! which are ten for each tiers, some at a time after it: whoever signs in waits for neither.

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict, Query};

use super::renewal;
use crate::agencies::SocieteId;
use crate::contracts::tiers::TiersId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tiers_line_waiting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tiers_id: TiersId,
}

impl ActiveModelBehavior for ActiveModel {}

/// Lines of one transaction: a tenth of a second of the only writer of SQLite.
const SOME: usize = 1_000;
/// What changes where the access to a tiers stands, and has its line written by the database itself.
const ACCESS: [&str; 2] = ["link", "provisional_pair"];

/// In the transaction that writes the tiers or their contracts.
pub async fn wait(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    all_tiers: &[TiersId],
) -> Result<(), DbErr> {
    for some in all_tiers.chunks(SOME) {
        let rows = some.iter().map(|id| Model { societe_id: societe, tiers_id: *id });
        let already = OnConflict::new().do_nothing().to_owned();
        let rows = rows.map(ActiveModel::from);
        Entity::insert_many(rows).on_conflict(already).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Brings some of those lines to what their tiers say: how many, none when they all have followed.
pub async fn renew_some(tx: &impl ConnectionTrait, societe: SocieteId) -> Result<usize, DbErr> {
    let waiting = Entity::find()
        .select_only()
        .column(Column::TiersId)
        .filter(COLUMN.societe_id.eq(societe))
        .limit(SOME as u64);
    let some: Vec<TiersId> = waiting.into_tuple().all(tx).await?;
    if some.is_empty() {
        return Ok(0);
    }
    renewal::renew(tx, societe, &some).await?;
    // A pair may have been issued before there was a line: the database writes it from now on.
    for table in ACCESS {
        let touched = Query::update()
            .table(table)
            .value("tiers_id", Expr::col("tiers_id"))
            .and_where(Expr::col("societe_id").eq(societe))
            .and_where(Expr::col("tiers_id").is_in(some.iter().copied()))
            .to_owned();
        tx.execute(&touched).await?;
    }
    let followed = Entity::delete_many().filter(COLUMN.societe_id.eq(societe));
    followed.filter(COLUMN.tiers_id.is_in(some.iter().copied())).exec(tx).await?;
    Ok(some.len())
}
