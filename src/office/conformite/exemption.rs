//! A document that a copropriété need not have, why, and who said so: a ledger, of which nothing is lost.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::ImmeubleId;
use crate::documents::DocumentKind;
use crate::staff::{AgencyStaff, AtLeast, Gestion};

pub use Model as Exemption;

crate::id!(ExemptionId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conformite_exemption")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExemptionId,
    pub immeuble_id: ImmeubleId,
    pub kind: DocumentKind,
    pub reason: String,
    pub said_at: Moment,
    /// As the audit trail names them.
    pub said_by: String,
    /// From then on the document is asked for again.
    pub lifted_at: Option<Moment>,
    pub lifted_by: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Those that hold, of some immeubles.
pub async fn live(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeubles: &[ImmeubleId],
) -> Result<Vec<Exemption>, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(staff.societe_id()))
        .filter(COLUMN.immeuble_id.is_in(immeubles.iter().copied()))
        .filter(COLUMN.lifted_at.is_null())
        .all(db)
        .await
}

/// Those that held once, of one immeuble, the newest first.
pub async fn lifted(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeuble: ImmeubleId,
) -> Result<Vec<Exemption>, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(staff.societe_id()))
        .filter(COLUMN.immeuble_id.eq(immeuble))
        .filter(COLUMN.lifted_at.is_not_null())
        .order_by_desc(COLUMN.lifted_at)
        .limit(50)
        .all(db)
        .await
}

/// A former one is lifted first. False when somebody said the same at the same moment.
pub async fn say(
    tx: &impl ConnectionTrait,
    staff: &AgencyStaff<Gestion>,
    (immeuble, kind, reason): (ImmeubleId, DocumentKind, &str),
    now: Moment,
) -> Result<bool, DbErr> {
    lift(tx, staff, (immeuble, kind), now).await?;
    let row = ActiveModel {
        societe_id: Set(staff.societe_id()),
        id: Set(ExemptionId::new()),
        immeuble_id: Set(immeuble),
        kind: Set(kind),
        reason: Set(reason.to_owned()),
        said_at: Set(now),
        said_by: Set(staff.actor().to_string()),
        lifted_at: Set(None),
        lifted_by: Set(None),
    };
    let already = OnConflict::new().do_nothing().to_owned();
    let added = Entity::insert(row).on_conflict(already).exec_without_returning(tx).await?;
    Ok(added == 1)
}

/// The document is asked for again. False when it was already.
pub async fn lift(
    tx: &impl ConnectionTrait,
    staff: &AgencyStaff<Gestion>,
    (immeuble, kind): (ImmeubleId, DocumentKind),
    now: Moment,
) -> Result<bool, DbErr> {
    let lifted = Entity::update_many()
        .col_expr(Column::LiftedAt, Expr::value(now))
        .col_expr(Column::LiftedBy, Expr::value(staff.actor().to_string()))
        .filter(COLUMN.societe_id.eq(staff.societe_id()))
        .filter(COLUMN.immeuble_id.eq(immeuble))
        .filter(COLUMN.kind.eq(kind))
        .filter(COLUMN.lifted_at.is_null());
    Ok(lifted.exec(tx).await?.rows_affected == 1)
}
