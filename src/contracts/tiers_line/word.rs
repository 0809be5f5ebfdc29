//! The words of a société's tiers in their order: who has a word that begins so is found at once.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Cond, ExprTrait, OnConflict};

use super::row::TiersLine;
use crate::agencies::SocieteId;
use crate::contracts::tiers::TiersId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tiers_word")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tiers_id: TiersId,
}

impl ActiveModelBehavior for ActiveModel {}

/// Rows of one statement: SQLite takes 32 766 values.
const ROWS: usize = 10_000;
/// After every letter that there is.
const LAST: char = char::MAX;

/// The rows of a société whose word begins so: a range of their key.
pub fn beginning(societe: SocieteId, word: &str) -> Cond {
    let column = |column| Expr::col((Entity, column));
    Cond::all()
        .add(column(Column::SocieteId).eq(societe))
        .add(column(Column::Word).gte(word))
        .add(column(Column::Word).lt(format!("{word}{LAST}")))
}

/// Adds those that are not there.
pub(super) async fn add(tx: &impl ConnectionTrait, lines: &[&TiersLine]) -> Result<(), DbErr> {
    let rows = lines.iter().flat_map(|line| {
        line.own_words().into_iter().map(|word| Model {
            societe_id: line.societe_id,
            word: word.to_owned(),
            tiers_id: line.tiers_id,
        })
    });
    let mut rows: Vec<Model> = rows.collect();
    // In the order in which they lie: neighbours are written together.
    rows.sort_unstable_by(|one, other| {
        one.word.cmp(&other.word).then(one.tiers_id.cmp(&other.tiers_id))
    });
    for some in rows.chunks(ROWS) {
        let already = OnConflict::new().do_nothing().to_owned();
        let some = some.iter().cloned().map(ActiveModel::from);
        Entity::insert_many(some).on_conflict(already).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Removes these words of these tiers: each of the one at each of the others.
pub(super) async fn remove(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    (words, all_tiers): (Vec<&str>, Vec<TiersId>),
) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.word.is_in(words))
        .filter(COLUMN.tiers_id.is_in(all_tiers))
        .exec(tx)
        .await
        .map(drop)
}
