//! When somebody looked at a legal document last and found it unchanged, and who.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::ImmeubleId;
use crate::documents::{DocumentKind, LegalList};
use crate::staff::{AgencyStaff, AtLeast, Gestion};

pub use Model as Verification;

/// The last time for each document of a copropriété; the audit trail has those before.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conformite_verification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub immeuble_id: ImmeubleId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: DocumentKind,
    pub verified_at: Moment,
    /// As the audit trail names them.
    pub verified_by: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whether it can stay what it was: an account, a call and the minutes of an assemblée cannot.
pub fn may_stay(kind: DocumentKind) -> bool {
    let list = kind.legal().map(|item| item.list);
    list.is_some_and(|list| list != LegalList::Coproprietaire) && kind != DocumentKind::ProcesVerbal
}

/// Those of some immeubles.
pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeubles: &[ImmeubleId],
) -> Result<Vec<Verification>, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(staff.societe_id()))
        .filter(COLUMN.immeuble_id.is_in(immeubles.iter().copied()))
        .all(db)
        .await
}

pub async fn note(
    tx: &impl ConnectionTrait,
    staff: &AgencyStaff<Gestion>,
    (immeuble, kind): (ImmeubleId, DocumentKind),
    now: Moment,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        societe_id: Set(staff.societe_id()),
        immeuble_id: Set(immeuble),
        kind: Set(kind),
        verified_at: Set(now),
        verified_by: Set(staff.actor().to_string()),
    };
    let known = OnConflict::columns([Column::SocieteId, Column::ImmeubleId, Column::Kind])
        .update_columns([Column::VerifiedAt, Column::VerifiedBy])
        .to_owned();
    Entity::insert(row).on_conflict(known).exec_without_returning(tx).await.map(drop)
}
