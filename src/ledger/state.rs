//! What is true of the whole ledger of a société: how fresh it is, and where to pay.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::iban::{Bic, Iban};
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

/// Where to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub payee: String,
    pub iban: Iban,
    pub bic: Option<Bic>,
}

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
        let row = row(societe, as_of, None, now);
        keep(tx, row, &[Column::AsOf, Column::UpdatedAt]).await
    }

    /// Says where to pay. A ledger that has had no file yet is one of `today`, and empty.
    pub async fn pay_to(
        tx: &impl ConnectionTrait,
        societe: SocieteId,
        payment: Payment,
        (today, now): (Day, Moment),
    ) -> Result<(), DbErr> {
        let row = row(societe, today, Some(payment), now);
        keep(tx, row, &[Column::Payee, Column::Iban, Column::Bic, Column::UpdatedAt]).await
    }

    /// Where to pay, when the agency has said it.
    pub fn payment(&self) -> Option<Payment> {
        Some(Payment {
            payee: self.payee.clone()?,
            iban: Iban::parse(self.iban.as_deref()?)?,
            bic: self.bic.as_deref().and_then(Bic::parse),
        })
    }
}

fn row(societe: SocieteId, as_of: Day, payment: Option<Payment>, now: Moment) -> ActiveModel {
    let (payee, iban, bic) = match payment {
        Some(Payment { payee, iban, bic }) => (Some(payee), Some(iban), bic),
        None => (None, None, None),
    };
    ActiveModel {
        societe_id: Set(societe),
        as_of: Set(as_of),
        payee: Set(payee),
        iban: Set(iban.map(|iban| iban.as_str().to_owned())),
        bic: Set(bic.map(|bic| bic.as_str().to_owned())),
        updated_at: Set(now),
    }
}

async fn keep(
    tx: &impl ConnectionTrait,
    row: ActiveModel,
    columns: &[Column],
) -> Result<(), DbErr> {
    let known =
        OnConflict::column(Column::SocieteId).update_columns(columns.iter().copied()).to_owned();
    Entity::insert(row).on_conflict(known).exec_without_returning(tx).await.map(drop)
}
