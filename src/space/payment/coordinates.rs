//! The société's account to pay to, as the operator sets it. Whoever changes it diverts payments:
//! the trail keeps that it was done.

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

use crate::agencies::register::RegisterError;
use crate::agencies::{Codes, Societe};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::paris_today;
use crate::database::Db;
use crate::ledger::state::{ActiveModel, Column, Entity};

/// `None` leaves a field as it is; an empty one takes the old away.
#[derive(Clone, Debug, Default)]
pub struct Coordinates {
    pub payee: Option<String>,
    pub iban: Option<String>,
    pub bic: Option<String>,
}

impl Coordinates {
    /// The names of the changed fields: what the audit trail keeps.
    pub fn in_words(&self) -> String {
        let changed = self.fields().into_iter().filter(|(_, given, _)| given.is_some());
        changed.map(|(name, ..)| name).collect::<Vec<_>>().join(", ")
    }

    pub fn is_empty(&self) -> bool {
        self.in_words().is_empty()
    }

    fn fields(&self) -> [(&'static str, &Option<String>, Column); 3] {
        [
            ("payee", &self.payee, Column::Payee),
            ("iban", &self.iban, Column::Iban),
            ("bic", &self.bic, Column::Bic),
        ]
    }
}

/// Changes what is given; the pages of contracts follow at once.
pub async fn keep(
    db: &Db,
    codes: &Codes,
    given: Coordinates,
    origin: &Origin,
) -> Result<(), RegisterError> {
    let tx = db.begin().await?;
    let societe = Societe::with_codes(&tx, codes).await?;
    let societe = societe.ok_or_else(|| RegisterError::NoSociete(codes.to_string()))?;
    let subject = format!("société {codes} changed: {}", given.in_words());
    let columns = given.fields().into_iter().filter(|(_, given, _)| given.is_some());
    let columns: Vec<Column> = columns.map(|(.., column)| column).collect();
    let known = OnConflict::column(Column::SocieteId)
        .update_columns(columns.into_iter().chain([Column::UpdatedAt]))
        .to_owned();
    let field = |text: Option<String>| Set(text.filter(|text| !text.is_empty()));
    // A ledger without entries is as of the day when it is opened.
    let row = ActiveModel {
        societe_id: Set(societe.id),
        as_of: Set(paris_today(origin.at)),
        payee: field(given.payee),
        iban: field(given.iban),
        bic: field(given.bic),
        updated_at: Set(origin.at),
    };
    Entity::insert(row).on_conflict(known).exec_without_returning(&tx).await?;
    let event = Event::done(Kind::AgencyChanged, Actor::Operator, subject);
    audit::record(&tx, origin, event.at(societe.id.uuid())).await?;
    tx.commit().await?;
    Ok(())
}
