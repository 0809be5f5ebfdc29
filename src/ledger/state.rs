//! What is true of the whole ledger of a société: how fresh it is, and where to pay.

use sea_orm::entity::prelude::*;

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
