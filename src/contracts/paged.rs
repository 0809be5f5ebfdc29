//! Lists by reference, a page at a time, and the references of rows that others name by number.

use std::collections::HashMap;
use std::hash::Hash;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect, TryGetable};

use super::{contract, contract_lot, immeuble, lot, tiers};
use crate::agencies::SocieteId;

/// Where a page begins and how long it is.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The last reference of the page before.
    pub after: Option<&'a str>,
    pub most: u64,
}

/// Tiers of a société, by reference.
pub async fn tiers(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    page: Page<'_>,
) -> Result<Vec<tiers::Model>, DbErr> {
    use tiers::{Column, Entity};
    rows::<Entity>(db, (Column::SocieteId, societe), Column::Reference, (page, Condition::all()))
        .await
}

/// Contracts of a société, or of one of its tiers, by reference.
pub async fn contracts(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (page, of): (Page<'_>, Option<tiers::TiersId>),
) -> Result<Vec<contract::Model>, DbErr> {
    use contract::{Column, Entity};
    let own = Condition::all().add_option(of.map(|tiers| Column::TiersId.eq(tiers)));
    rows::<Entity>(db, (Column::SocieteId, societe), Column::Reference, (page, own)).await
}

/// Immeubles of a société, by reference.
pub async fn immeubles(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    page: Page<'_>,
) -> Result<Vec<immeuble::Model>, DbErr> {
    use immeuble::{Column, Entity};
    rows::<Entity>(db, (Column::SocieteId, societe), Column::Reference, (page, Condition::all()))
        .await
}

/// Lots of a société, or of one of its immeubles, by reference.
pub async fn lots(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (page, of): (Page<'_>, Option<immeuble::ImmeubleId>),
) -> Result<Vec<lot::Model>, DbErr> {
    use lot::{Column, Entity};
    let own = Condition::all().add_option(of.map(|immeuble| Column::ImmeubleId.eq(immeuble)));
    rows::<Entity>(db, (Column::SocieteId, societe), Column::Reference, (page, own)).await
}

/// The references of tiers.
pub async fn tiers_references(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: impl IntoIterator<Item = tiers::TiersId>,
) -> Result<HashMap<tiers::TiersId, String>, DbErr> {
    use tiers::{Column, Entity};
    let columns = (Column::SocieteId, Column::Id, Column::Reference);
    references::<Entity, _>(db, societe, columns, ids).await
}

/// The references of contracts.
pub async fn contract_references(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: impl IntoIterator<Item = contract::ContractId>,
) -> Result<HashMap<contract::ContractId, String>, DbErr> {
    use contract::{Column, Entity};
    let columns = (Column::SocieteId, Column::Id, Column::Reference);
    references::<Entity, _>(db, societe, columns, ids).await
}

/// The references of immeubles.
pub async fn immeuble_references(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: impl IntoIterator<Item = immeuble::ImmeubleId>,
) -> Result<HashMap<immeuble::ImmeubleId, String>, DbErr> {
    use immeuble::{Column, Entity};
    let columns = (Column::SocieteId, Column::Id, Column::Reference);
    references::<Entity, _>(db, societe, columns, ids).await
}

/// The contracts about some lots, by their references.
pub async fn contracts_of_lots(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    lots: &[lot::LotId],
) -> Result<HashMap<lot::LotId, Vec<String>>, DbErr> {
    let held = contract_lot::ContractLot::of_lots(db, societe, lots).await?;
    let named = contract_references(db, societe, held.iter().map(|it| it.contract_id)).await?;
    let mut by_lot: HashMap<lot::LotId, Vec<String>> = HashMap::new();
    for one in held {
        let reference = named.get(&one.contract_id).cloned();
        by_lot.entry(one.lot_id).or_default().extend(reference);
    }
    for references in by_lot.values_mut() {
        references.sort();
    }
    Ok(by_lot)
}

async fn rows<E: EntityTrait>(
    db: &impl ConnectionTrait,
    (of_societe, societe): (E::Column, SocieteId),
    reference: E::Column,
    (page, narrowed): (Page<'_>, Condition),
) -> Result<Vec<E::Model>, DbErr> {
    let own = Condition::all().add(of_societe.eq(societe)).add(narrowed);
    let own = own.add_option(page.after.map(|after| reference.gt(after)));
    E::find().filter(own).order_by_asc(reference).limit(page.most).all(db).await
}

async fn references<
    E: EntityTrait,
    Id: TryGetable + Into<sea_orm::Value> + Eq + Hash + Ord + Copy,
>(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (of_societe, id, reference): (E::Column, E::Column, E::Column),
    ids: impl IntoIterator<Item = Id>,
) -> Result<HashMap<Id, String>, DbErr> {
    let mut ids: Vec<Id> = ids.into_iter().collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let own = E::find().select_only().column(id).column(reference);
    let own = own.filter(of_societe.eq(societe)).filter(id.is_in(ids));
    Ok(own.into_tuple::<(Id, String)>().all(db).await?.into_iter().collect())
}
