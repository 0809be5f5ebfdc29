//! An immeuble that the société manages, or where it manages lots.

use sea_orm::entity::prelude::*;

use crate::agencies::SocieteId;
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
