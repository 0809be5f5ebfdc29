//! An immeuble that the société manages, or where it manages lots.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::reference;
use crate::agencies::{Societe, SocieteId};
use crate::clock::{Day, Moment};

pub use Model as Immeuble;

crate::id!(ImmeubleId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "immeuble")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImmeubleId,
    /// The agency's own reference: what imports go by.
    pub reference: String,
    pub name: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
    /// Whether the société is its syndic: then the lists of décret 2019-502 hold for it.
    pub is_copropriete: bool,
    /// The day when its assemblée générale did without the online space (loi 65-557, art. 18).
    pub waived_on: Option<Day>,
    /// The holder of its own bank account (loi 65-557, art. 18, II), when payments go there.
    pub payee: Option<String>,
    pub iban: Option<String>,
    pub bic: Option<String>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub async fn with_references(
        db: &impl ConnectionTrait,
        societe: &Societe,
        references: &[String],
    ) -> Result<Vec<Self>, DbErr> {
        reference::rows::<Entity>(db, societe, (Column::SocieteId, Column::Reference), references)
            .await
    }

    /// Adds those whose reference is new, writes over the others; at most [`super::bulk::MOST`].
    pub async fn keep(tx: &impl ConnectionTrait, rows: Vec<Self>) -> Result<(), DbErr> {
        if rows.is_empty() {
            return Ok(());
        }
        let known = OnConflict::columns([Column::SocieteId, Column::Reference])
            .update_columns([
                Column::Name,
                Column::Address,
                Column::Postcode,
                Column::City,
                Column::IsCopropriete,
                Column::WaivedOn,
                Column::Payee,
                Column::Iban,
                Column::Bic,
                Column::UpdatedAt,
            ])
            .to_owned();
        let rows = rows.into_iter().map(ActiveModel::from);
        Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
    }
}
