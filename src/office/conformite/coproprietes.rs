//! The copropriétés of a société: those whose syndic it is.

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QueryOrder, QuerySelect};

use crate::contracts::{Immeuble, ImmeubleId, immeuble};
use crate::staff::{AgencyStaff, AtLeast};

/// By name: at most so many, after so many.
pub async fn list(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    (most, after): (u64, u64),
) -> Result<Vec<Immeuble>, DbErr> {
    own(staff)
        .order_by_asc(immeuble::COLUMN.name)
        .order_by_asc(immeuble::COLUMN.id)
        .limit(most)
        .offset(after)
        .all(db)
        .await
}

pub async fn find(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    id: ImmeubleId,
) -> Result<Option<Immeuble>, DbErr> {
    own(staff).filter(immeuble::COLUMN.id.eq(id)).one(db).await
}

fn own(staff: &AgencyStaff<impl AtLeast>) -> Select<immeuble::Entity> {
    immeuble::Entity::find()
        .filter(immeuble::COLUMN.societe_id.eq(staff.societe_id()))
        .filter(immeuble::COLUMN.is_copropriete.eq(true))
}
