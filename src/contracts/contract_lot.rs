//! Which lots a contract is about. A lot that is sold is then in two contracts: the seller's, which
//! has ended, and the buyer's.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::contract::ContractId;
use super::lot::LotId;
use crate::agencies::SocieteId;

pub use Model as ContractLot;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_lot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: ContractId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lot_id: LotId,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Which contracts are about these lots.
    pub async fn of_lots(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        lots: &[LotId],
    ) -> Result<Vec<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        own.filter(COLUMN.lot_id.is_in(lots.iter().copied())).all(db).await
    }

    /// Adds those that are not there.
    pub async fn add(tx: &impl ConnectionTrait, rows: Vec<Self>) -> Result<(), DbErr> {
        if rows.is_empty() {
            return Ok(());
        }
        let already = OnConflict::new().do_nothing().to_owned();
        let rows = rows.into_iter().map(ActiveModel::from);
        Entity::insert_many(rows).on_conflict(already).exec_without_returning(tx).await.map(drop)
    }
}
