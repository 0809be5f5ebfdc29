//! What is true of the whole ledger of a société: how fresh it is, and where to pay.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};

pub use Model as Ledger;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    /// « Solde au … »: the day of the newest file of entries.
    pub as_of: Day,
    /// The holder of the account to pay to, where an immeuble has none of its own.
    pub payee: Option<String>,
    pub iban: Option<String>,
    pub bic: Option<String>,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

impl Ledger {
    /// None until a first file of entries has come.
    pub async fn of(db: &impl ConnectionTrait, societe: SocieteId) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id(societe).one(db).await
    }

    /// Says how fresh the ledger is.
    pub async fn stamp(
        tx: &impl ConnectionTrait,
        societe: SocieteId,
        as_of: Day,
        now: Moment,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            societe_id: Set(societe),
            as_of: Set(as_of),
            payee: Set(None),
            iban: Set(None),
            bic: Set(None),
            updated_at: Set(now),
        };
        let known = OnConflict::column(Column::SocieteId)
            .update_columns([Column::AsOf, Column::UpdatedAt])
            .to_owned();
        Entity::insert(row).on_conflict(known).exec_without_returning(tx).await.map(drop)
    }
}
