//! What a person agreed to for one of their contracts: a ledger with dates, of which nothing is lost.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::accounts::{AccountId, SignedIn};
use crate::agencies::SocieteId;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::contracts::{Contract, ContractId};
use crate::texts::Texts;
use crate::web::{App, Visitor};

pub use Model as Consent;

crate::id!(ConsentId, ordered);

/// What is asked today. Its words are in the texts, and stay there once they are asked no more, for
/// those who agreed to them.
pub const WORDING: i32 = 1;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    pub contract_id: ContractId,
    pub account_id: AccountId,
    pub purpose: Purpose,
    /// Which wording was agreed to.
    pub wording: i32,
    pub given_at: Moment,
    /// From then on it holds no more; a new consent is a new row.
    pub withdrawn_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What was agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Purpose {
    /// Quittances sent electronically (loi 89-462, art. 21).
    QuittanceElectronique,
}

impl Purpose {
    /// The very words that were agreed to: a new wording is a line more here.
    pub fn words(self, number: i32, texts: &Texts) -> String {
        match (self, number) {
            (Self::QuittanceElectronique, _) => texts.consent_quittance_1(),
        }
    }
}

impl Consent {
    /// What this person agreed to for this contract, while it lasts.
    pub async fn live(
        db: &impl ConnectionTrait,
        person: &SignedIn,
        contract: &Contract,
        purpose: Purpose,
    ) -> Result<Option<Self>, DbErr> {
        Self::live_of(db, person.account_id(), contract, purpose).await
    }

    /// The same of an account, for those who have no session of it.
    pub async fn live_of(
        db: &impl ConnectionTrait,
        account: AccountId,
        contract: &Contract,
        purpose: Purpose,
    ) -> Result<Option<Self>, DbErr> {
        lasting(account, purpose)
            .filter(COLUMN.societe_id.eq(contract.societe_id))
            .filter(COLUMN.contract_id.eq(contract.id))
            .one(db)
            .await
    }

    /// The contracts for which this person agreed to it, while that lasts.
    pub async fn live_contracts(
        db: &impl ConnectionTrait,
        person: &SignedIn,
        purpose: Purpose,
    ) -> Result<Vec<ContractId>, DbErr> {
        let live = lasting(person.account_id(), purpose).select_only().column(Column::ContractId);
        live.into_tuple().all(db).await
    }
}

/// Notes that this person agrees to today's wording. One that lasts stays as it is: twenty tabs
/// make one consent.
pub async fn give(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    contract: &Contract,
    purpose: Purpose,
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    note(&tx, &visitor.origin(), (person.account_id(), contract), purpose).await?;
    tx.commit().await
}

/// The step that does so: whoever calls it answers for the person having agreed.
pub async fn note(
    tx: &impl ConnectionTrait,
    origin: &Origin,
    (account, contract): (AccountId, &Contract),
    purpose: Purpose,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        societe_id: Set(contract.societe_id),
        id: Set(ConsentId::new()),
        contract_id: Set(contract.id),
        account_id: Set(account),
        purpose: Set(purpose),
        wording: Set(WORDING),
        given_at: Set(origin.at),
        withdrawn_at: Set(None),
    };
    let already = OnConflict::new().do_nothing().to_owned();
    let added = Entity::insert(row).on_conflict(already).exec_without_returning(tx).await?;
    if added == 1 {
        let event = Event::done(Kind::ConsentGiven, Actor::Account(account.uuid()), contract.id);
        audit::record(tx, origin, event.at(contract.societe_id.uuid())).await?;
    }
    Ok(())
}

/// From now on it holds no more; what was agreed to, and when, is kept.
pub async fn withdraw(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    contract: &Contract,
    purpose: Purpose,
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let ended = Entity::update_many()
        .set(ActiveModel { withdrawn_at: Set(Some(visitor.now)), ..Default::default() })
        .filter(COLUMN.societe_id.eq(contract.societe_id))
        .filter(COLUMN.contract_id.eq(contract.id))
        .filter(COLUMN.account_id.eq(person.account_id()))
        .filter(COLUMN.purpose.eq(purpose))
        .filter(COLUMN.withdrawn_at.is_null())
        .exec(&tx)
        .await?;
    if ended.rows_affected > 0 {
        let event = Event::done(Kind::ConsentWithdrawn, person.actor(), contract.id);
        audit::record(&tx, &visitor.origin(), event.at(contract.societe_id.uuid())).await?;
    }
    tx.commit().await
}

/// After a backup was restored: what somebody had withdrawn since for a contract is withdrawn again;
/// false when nothing lasted.
pub async fn end(
    tx: &impl ConnectionTrait,
    (societe, contract): (SocieteId, ContractId),
    account: AccountId,
    now: Moment,
) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .set(ActiveModel { withdrawn_at: Set(Some(now)), ..Default::default() })
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.contract_id.eq(contract))
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.withdrawn_at.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Withdraws whatever an account agreed to: nobody is left to read what it was for.
pub async fn withdraw_all(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<(), DbErr> {
    Entity::update_many()
        .set(ActiveModel { withdrawn_at: Set(Some(now)), ..Default::default() })
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.withdrawn_at.is_null())
        .exec(tx)
        .await
        .map(drop)
}

fn lasting(account: AccountId, purpose: Purpose) -> Select<Entity> {
    Entity::find()
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.purpose.eq(purpose))
        .filter(COLUMN.withdrawn_at.is_null())
}
