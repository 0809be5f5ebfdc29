//! The feed: events of the audit trail that the agency's software hears of, each with its number.
//!
//! It says whose tiers or contract it is, never which account nor which address: staff and software
//! of an agency do not learn what people sign in with, nor what they hold elsewhere.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::{ContractId, TiersId};

pub use Model as Change;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    /// Grows by one, without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// The event of the trail that it tells.
    pub event_id: Uuid,
    pub at: Moment,
    /// The name of the event's kind.
    pub kind: String,
    pub tiers_id: Option<TiersId>,
    pub contract_id: Option<ContractId>,
    /// Which sort of person did it.
    pub by: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Those after a number, in their order.
pub async fn after(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (number, most): (i64, u64),
) -> Result<Vec<Change>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    own.filter(COLUMN.number.gt(number)).order_by_asc(COLUMN.number).limit(most).all(db).await
}
