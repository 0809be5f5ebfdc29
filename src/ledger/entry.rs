//! An entry: a dated line of a contract's account. Entries are added, never changed nor erased.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::ContractId;
use crate::money::Cents;

pub use Model as Entry;

crate::id!(EntryId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    /// Grows: entries of one day are in the order in which they came.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EntryId,
    pub contract_id: ContractId,
    /// The agency's own reference: what imports go by. All revisions have the same.
    pub reference: String,
    /// 0 as first sent. A correction adds two: an odd one that takes the former back
    /// (contre-passation), and an even one that states the new.
    pub revision: i32,
    pub kind: EntryKind,
    pub dated_on: Day,
    /// When it is to be paid, for what is asked from the tiers.
    pub due_on: Option<Day>,
    /// What time it is for: the month of a rent, the quarter of an appel de fonds.
    pub period_from: Option<Day>,
    pub period_until: Option<Day>,
    pub label: String,
    /// More than zero: the tiers owes it (débit). Less: it is to their credit.
    pub cents: Cents,
    pub recorded_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum EntryKind {
    /// The rent alone.
    Loyer,
    /// Charges asked with the rent, settled once a year.
    Provision,
    /// The yearly settlement of the charges.
    Regularisation,
    DepotDeGarantie,
    AppelDeFonds,
    FondsDeTravaux,
    /// A payment, by whoever makes it.
    Reglement,
    Honoraires,
    Travaux,
    Autre,
}

/// The entries of a contract in the order in which they came, after this one.
pub async fn of_contract(
    db: &impl ConnectionTrait,
    (societe, contract): (SocieteId, ContractId),
    (after, most): (Option<EntryId>, u64),
) -> Result<Vec<Entry>, DbErr> {
    let mut own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    own = own.filter(COLUMN.contract_id.eq(contract));
    if let Some(after) = after {
        own = own.filter(COLUMN.id.gt(after));
    }
    own.order_by_asc(COLUMN.id).limit(most).all(db).await
}

impl Model {
    /// Whether it takes a former revision back.
    pub fn is_reversal(&self) -> bool {
        self.revision % 2 == 1
    }

    /// Whether it says something else than what was first sent.
    pub fn is_correction(&self) -> bool {
        self.revision > 0
    }
}
