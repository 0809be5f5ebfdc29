//! Many tiers and contracts at once, told apart by the agency's own references.

use std::collections::{BTreeSet, HashMap};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{DbBackend, QuerySelect};

use super::contract::{self, Contract};
use super::tiers::{self, Tiers, TiersId};
use super::tiers_line;
use crate::agencies::{Societe, societe};

/// Most rows of one call: a contract has 15 columns, and SQLite takes 32 766 values.
pub const MOST: usize = 1_000;

/// Known tiers and contracts of a société, by reference.
#[derive(Debug, Default)]
pub struct Known {
    pub tiers: HashMap<String, Tiers>,
    pub contracts: HashMap<String, Contract>,
}

/// Nobody else writes many tiers of this société until the transaction ends: what was found by
/// reference stays what there is. SQLite's only writer needs no lock.
pub async fn hold(tx: &impl ConnectionTrait, societe: &Societe) -> Result<(), DbErr> {
    // Not `for update`, which would stop whoever adds a row that refers to the société.
    let row = societe::Entity::find_by_id(societe.id).lock(LockType::NoKeyUpdate);
    row.one(tx).await.map(drop)
}

/// To be called when many rows were added: PostgreSQL plans by figures that it renews once a minute
/// at best, and reads the whole société for each [`known`] while it believes it to be empty.
pub async fn recount(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("analyze tiers, contract, tiers_line, tiers_word").await?;
    }
    Ok(())
}

/// The same for immeubles, lots and mandates.
pub async fn recount_immeubles(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("analyze immeuble, lot, contract_lot, conseil_mandat").await?;
    }
    Ok(())
}

/// What is known of these references, at most [`MOST`] of each.
pub async fn known(
    db: &impl ConnectionTrait,
    societe: &Societe,
    (all_tiers, contracts): (&[String], &[String]),
) -> Result<Known, DbErr> {
    let all_tiers = Tiers::with_references(db, societe, all_tiers).await?;
    let contracts = Contract::with_references(db, societe, contracts).await?;
    Ok(Known {
        tiers: all_tiers.into_iter().map(|tiers| (tiers.reference.clone(), tiers)).collect(),
        contracts: contracts.into_iter().map(|it| (it.reference.clone(), it)).collect(),
    })
}

/// Adds those whose reference is new, writes over the others; their `id` and `created_at` stay, and
/// a contract keeps its tiers too: it never changes hands. Then their lines in the portfolio.
pub async fn keep(
    tx: &impl ConnectionTrait,
    societe: &Societe,
    rows: (Vec<Tiers>, Vec<Contract>),
) -> Result<(), DbErr> {
    let changed = written(tx, rows).await?;
    tiers_line::renew(tx, societe.id, &changed).await
}

/// The same, but for their lines, which wait: whoever calls it has [`tiers_line::renew_some`] called
/// after the transaction, by a job that it asks for in the same one.
pub async fn keep_at_once(
    tx: &impl ConnectionTrait,
    societe: &Societe,
    rows: (Vec<Tiers>, Vec<Contract>),
) -> Result<(), DbErr> {
    let changed = written(tx, rows).await?;
    tiers_line::wait(tx, societe.id, &changed).await
}

/// Whose line is to follow.
async fn written(
    tx: &impl ConnectionTrait,
    (all_tiers, contracts): (Vec<Tiers>, Vec<Contract>),
) -> Result<Vec<TiersId>, DbErr> {
    let changed = all_tiers.iter().map(|tiers| tiers.id);
    let changed: BTreeSet<TiersId> =
        changed.chain(contracts.iter().map(|it| it.tiers_id)).collect();
    keep_tiers(tx, all_tiers).await?;
    keep_contracts(tx, contracts).await?;
    Ok(changed.into_iter().collect())
}

async fn keep_tiers(tx: &impl ConnectionTrait, all_tiers: Vec<Tiers>) -> Result<(), DbErr> {
    use tiers::{ActiveModel, Column, Entity};
    if all_tiers.is_empty() {
        return Ok(());
    }
    let known = OnConflict::columns([Column::SocieteId, Column::Reference])
        .update_columns([
            Column::Civility,
            Column::LastName,
            Column::FirstName,
            Column::Address,
            Column::Postcode,
            Column::City,
            Column::Country,
            Column::SuggestedEmail,
            Column::UpdatedAt,
        ])
        .to_owned();
    let rows = all_tiers.into_iter().map(ActiveModel::from);
    Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
}

async fn keep_contracts(tx: &impl ConnectionTrait, contracts: Vec<Contract>) -> Result<(), DbErr> {
    use contract::{ActiveModel, Column, Entity};
    if contracts.is_empty() {
        return Ok(());
    }
    let known = OnConflict::columns([Column::SocieteId, Column::Reference])
        .update_columns([
            Column::Qualite,
            Column::Immeuble,
            Column::Address,
            Column::Postcode,
            Column::City,
            Column::Lot,
            Column::StartedOn,
            Column::EndedOn,
            Column::UpdatedAt,
        ])
        .to_owned();
    let rows = contracts.into_iter().map(ActiveModel::from);
    Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
}

/// Writes where contracts that are known are, and nothing else of them.
pub async fn place_contracts(
    tx: &impl ConnectionTrait,
    contracts: Vec<Contract>,
) -> Result<(), DbErr> {
    use contract::{ActiveModel, Column, Entity};
    if contracts.is_empty() {
        return Ok(());
    }
    let known = OnConflict::columns([Column::SocieteId, Column::Reference])
        .update_columns([Column::ImmeubleId, Column::UpdatedAt])
        .to_owned();
    let rows = contracts.into_iter().map(ActiveModel::from);
    Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
}
