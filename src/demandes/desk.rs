//! What a société has settled for its demandes: how soon it means to answer, and the number of the last.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict, Query};

use crate::agencies::SocieteId;

pub use Model as Desk;

/// The most working days that an agency may announce.
pub const MOST_DAYS: i32 = 60;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demande_desk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    pub last_number: i64,
    /// Working days within which it means to answer; none where it announces nothing.
    pub answer_days: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How soon a société means to answer, in working days.
pub async fn answer_days(
    db: &impl ConnectionTrait,
    societe: SocieteId,
) -> Result<Option<u32>, DbErr> {
    let desk = Entity::find_by_id(societe).one(db).await?;
    Ok(desk.and_then(|desk| desk.answer_days).and_then(|days| u32::try_from(days).ok()))
}

/// Announces another time, or none.
pub async fn announce(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    days: Option<i32>,
) -> Result<(), DbErr> {
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns([Column::SocieteId, Column::LastNumber, Column::AnswerDays])
        .values_panic([Expr::value(societe), Expr::value(0_i64), Expr::value(days)])
        .on_conflict(
            OnConflict::column(Column::SocieteId).update_column(Column::AnswerDays).to_owned(),
        );
    tx.execute(&insert).await.map(drop)
}

/// The number of a demande that is being opened: given out once, whoever else opens one.
pub async fn next_number(tx: &impl ConnectionTrait, societe: SocieteId) -> Result<i64, DbErr> {
    let next = Expr::col((Entity, Column::LastNumber)).add(1_i64);
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns([Column::SocieteId, Column::LastNumber])
        .values_panic([Expr::value(societe), Expr::value(1_i64)])
        .on_conflict(
            OnConflict::column(Column::SocieteId).value(Column::LastNumber, next).to_owned(),
        )
        .returning(Query::returning().columns([Column::LastNumber]));
    let row = tx.query_one(&insert).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound(format!("demandes of {societe}")))?;
    row.try_get("", "last_number")
}
