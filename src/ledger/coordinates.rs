//! The société's account to pay to. Whoever changes it diverts payments: each change is an event.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::state::{ActiveModel, Column, Entity, Ledger};
use crate::agencies::SocieteId;
use crate::clock::{Moment, paris_today};

/// `None` leaves a field as it is; an empty one takes the old away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coordinates {
    pub payee: Option<String>,
    pub iban: Option<String>,
    pub bic: Option<String>,
}

impl Coordinates {
    /// What is known now.
    pub async fn of(db: &impl ConnectionTrait, societe: SocieteId) -> Result<Self, DbErr> {
        let known = Ledger::of(db, societe).await?;
        Ok(known.map_or_else(Self::default, |known| Self {
            payee: known.payee,
            iban: known.iban,
            bic: known.bic,
        }))
    }

    /// Only what differs from what is known now.
    #[must_use]
    pub fn unlike(self, known: &Self) -> Self {
        let unlike = |new: Option<String>, old: &Option<String>| {
            new.filter(|text| text != old.as_deref().unwrap_or_default())
        };
        Self {
            payee: unlike(self.payee, &known.payee),
            iban: unlike(self.iban, &known.iban),
            bic: unlike(self.bic, &known.bic),
        }
    }

    /// The names of the changed fields: what the audit trail keeps.
    pub fn in_words(&self) -> String {
        let changed = self.fields().into_iter().filter(|(_, given, _)| given.is_some());
        changed.map(|(name, ..)| name).collect::<Vec<_>>().join(", ")
    }

    pub fn is_empty(&self) -> bool {
        self.in_words().is_empty()
    }

    /// Changes what is given; the pages of contracts follow at once.
    pub async fn keep(
        self,
        tx: &impl ConnectionTrait,
        societe: SocieteId,
        now: Moment,
    ) -> Result<(), DbErr> {
        let columns = self.fields().into_iter().filter(|(_, given, _)| given.is_some());
        let columns: Vec<Column> = columns.map(|(.., column)| column).collect();
        let known = OnConflict::column(Column::SocieteId)
            .update_columns(columns.into_iter().chain([Column::UpdatedAt]))
            .to_owned();
        let field = |text: Option<String>| Set(text.filter(|text| !text.is_empty()));
        // A ledger without entries is as of the day when it is opened.
        let row = ActiveModel {
            societe_id: Set(societe),
            as_of: Set(paris_today(now)),
            payee: field(self.payee),
            iban: field(self.iban),
            bic: field(self.bic),
            updated_at: Set(now),
        };
        Entity::insert(row).on_conflict(known).exec_without_returning(tx).await.map(drop)
    }

    fn fields(&self) -> [(&'static str, &Option<String>, Column); 3] {
        [
            ("payee", &self.payee, Column::Payee),
            ("iban", &self.iban, Column::Iban),
            ("bic", &self.bic, Column::Bic),
        ]
    }
}
