//! A reference: the name under which the agency's own software knows a tiers or a contract.

use sea_orm::entity::prelude::*;

use crate::agencies::Societe;

/// The rows of a société that have one of these references; `columns` are the two that say so.
pub(super) async fn rows<E: EntityTrait>(
    db: &impl ConnectionTrait,
    societe: &Societe,
    (of_societe, reference): (E::Column, E::Column),
    references: &[String],
) -> Result<Vec<E::Model>, DbErr> {
    E::find().filter(of_societe.eq(societe.id)).filter(reference.is_in(references)).all(db).await
}
