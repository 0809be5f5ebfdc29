//! A letter: which run printed which pair.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::run::RunId;
use crate::access::provisional::PairId;
use crate::agencies::SocieteId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pair_id: PairId,
    pub run_id: RunId,
}

impl ActiveModelBehavior for ActiveModel {}

/// Rows of one statement.
const AT_ONCE: usize = 1_000;

pub async fn keep(
    tx: &impl ConnectionTrait,
    (societe, run): (SocieteId, RunId),
    pairs: &[PairId],
) -> Result<(), DbErr> {
    for some in pairs.chunks(AT_ONCE) {
        let rows = some.iter().map(|pair| ActiveModel {
            societe_id: Set(societe),
            pair_id: Set(*pair),
            run_id: Set(run),
        });
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
