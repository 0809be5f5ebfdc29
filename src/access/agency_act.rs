//! What was done to the access to a tiers by its agency, or by who reads the address that it has on
//! file: what, who, and why, for whoever asks later.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, Iterable, QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::audit::{Actor, Origin};
use crate::clock::Moment;
use crate::contracts::TiersId;

pub use Model as AgencyAct;

crate::id!(AgencyActId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AgencyActId,
    pub tiers_id: TiersId,
    pub what: What,
    pub reason: Option<Reason>,
    /// In the agency's own words; never shown to the person.
    pub note: Option<String>,
    /// As in the trail: `staff:…`, `operator`.
    pub actor: String,
    pub at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum What {
    Issued,
    Dissociated,
    Suspended,
    Restored,
    /// Not by the agency: by whoever reads the address on file.
    Contested,
}

/// Why an agency ends an access, suspends it or opens it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Reason {
    LostMailbox,
    WrongPerson,
    Departure,
    Death,
    Asked,
    Doubt,
    /// What an access was suspended for is over.
    Settled,
    Other,
}

impl Reason {
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// Whether it is one to end or suspend an access for.
    pub fn can_close(self) -> bool {
        self != Self::Settled
    }

    /// Whether it is one to open a suspended access for.
    pub fn can_open(self) -> bool {
        matches!(self, Self::Settled | Self::Asked | Self::Other)
    }

    /// As a form sends it.
    pub fn name(self) -> String {
        self.to_value()
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|reason| reason.name() == name)
    }
}

/// A reason, and what there is to add to it.
#[derive(Clone, Debug)]
pub struct Why {
    pub reason: Reason,
    pub note: Option<String>,
}

/// Rows of one statement.
const AT_ONCE: usize = 500;
/// Those shown of one tiers.
const SHOWN: u64 = 100;

/// Adds one for each of these tiers, in the transaction of what was done.
pub async fn record(
    tx: &impl ConnectionTrait,
    (societe, all_tiers): (SocieteId, &[TiersId]),
    (what, why): (What, Option<&Why>),
    (origin, by): (&Origin, Actor),
) -> Result<(), DbErr> {
    for some in all_tiers.chunks(AT_ONCE) {
        let rows = some.iter().map(|tiers| ActiveModel {
            societe_id: Set(societe),
            id: Set(AgencyActId::new()),
            tiers_id: Set(*tiers),
            what: Set(what),
            reason: Set(why.map(|why| why.reason)),
            note: Set(why.and_then(|why| why.note.clone())),
            actor: Set(by.to_string()),
            at: Set(origin.at),
        });
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The newest first.
pub async fn of_tiers(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    tiers: TiersId,
) -> Result<Vec<AgencyAct>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    let own = own.filter(COLUMN.tiers_id.eq(tiers)).order_by_desc(COLUMN.at);
    own.limit(SHOWN).all(db).await
}
