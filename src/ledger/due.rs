//! What is left to pay of an entry. Payments go to the oldest debt (code civil, art. 1342-10).

use sea_orm::entity::prelude::*;

use super::entry::EntryId;
use crate::agencies::SocieteId;
use crate::clock::Day;
use crate::contracts::ContractId;
use crate::money::Cents;

pub use Model as Due;

/// Written in the transaction of the entries, never by itself; none for what is paid.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "due")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: ContractId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: EntryId,
    /// The entry's own day where it names none.
    pub due_on: Day,
    /// More than zero, and never more than the entry.
    pub cents: Cents,
}

impl ActiveModelBehavior for ActiveModel {}
