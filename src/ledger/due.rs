//! What is left to pay of an entry. Payments go to the oldest debt (code civil, art. 1342-10).

use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, JoinType, QuerySelect};

use super::entry::{self, EntryId};
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

/// A due, and the time that its entry was asked for.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Owed {
    pub contract_id: ContractId,
    pub due_on: Day,
    pub period_from: Option<Day>,
    pub period_until: Option<Day>,
}

impl Owed {
    /// What is left to pay of these contracts.
    pub async fn of_contracts(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        contracts: &[ContractId],
    ) -> Result<Vec<Self>, DbErr> {
        let to_entry = Entity::belongs_to(entry::Entity)
            .from((Column::SocieteId, Column::EntryId))
            .to((entry::Column::SocieteId, entry::Column::Id));
        Entity::find()
            .select_only()
            .columns([Column::ContractId, Column::DueOn])
            .columns([entry::Column::PeriodFrom, entry::Column::PeriodUntil])
            .join(JoinType::InnerJoin, to_entry.into())
            .filter(COLUMN.societe_id.eq(societe))
            .filter(COLUMN.contract_id.is_in(contracts.iter().copied()))
            .into_model()
            .all(db)
            .await
    }

    /// Whether it is of a term: it fell due within it, or was asked for it.
    pub fn is_of(&self, (from, until): (Day, Day)) -> bool {
        let asked_for = self.period_from.is_some_and(|day| day >= from)
            && self.period_until.is_some_and(|day| day <= until);
        (from..=until).contains(&self.due_on) || asked_for
    }
}
