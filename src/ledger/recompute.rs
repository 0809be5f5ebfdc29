//! Balances and dues, brought to what the entries of their contracts say.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{FromQueryResult, QuerySelect};

use super::entry::EntryId;
use super::fifo::{self, Movement};
use super::{balance, due, entry};
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::ContractId;
use crate::money::Cents;

/// Contracts read together: what is in memory at once, whatever the size of a file.
const TOGETHER: usize = 200;
/// Rows of one statement: a due has five columns, and SQLite takes 32 766 values.
const ROWS: usize = 5_000;

pub async fn contracts(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    contracts: &BTreeSet<ContractId>,
    now: Moment,
) -> Result<(), DbErr> {
    let all: Vec<ContractId> = contracts.iter().copied().collect();
    for some in all.chunks(TOGETHER) {
        let movements = movements(tx, societe, some).await?;
        forget_dues(tx, societe, some).await?;
        let (mut balances, mut dues) = (Vec::new(), Vec::new());
        for (contract_id, movements) in movements {
            let cents: Cents = movements.iter().map(|movement| movement.cents).sum();
            balances.push(balance(societe, contract_id, cents, now));
            let unpaid = fifo::unpaid(movements).into_iter();
            dues.extend(unpaid.map(|left| due(societe, contract_id, &left)));
        }
        keep_balances(tx, balances).await?;
        keep_dues(tx, dues).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Found {
    contract_id: ContractId,
    id: EntryId,
    reference: String,
    revision: i32,
    dated_on: Day,
    due_on: Option<Day>,
    cents: Cents,
}

async fn movements(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    contracts: &[ContractId],
) -> Result<BTreeMap<ContractId, Vec<Movement>>, DbErr> {
    use entry::{COLUMN, Column, Entity};
    let found: Vec<Found> = Entity::find()
        .select_only()
        .columns([Column::ContractId, Column::Id, Column::Reference, Column::Revision])
        .columns([Column::DatedOn, Column::DueOn, Column::Cents])
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.contract_id.is_in(contracts.iter().copied()))
        .into_model()
        .all(tx)
        .await?;
    let mut movements = BTreeMap::<ContractId, Vec<Movement>>::new();
    for Found { contract_id, id, reference, revision, dated_on, due_on, cents } in found {
        let due_on = due_on.unwrap_or(dated_on);
        let movement = Movement { id, reference, revision, due_on, cents };
        movements.entry(contract_id).or_default().push(movement);
    }
    Ok(movements)
}

async fn forget_dues(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    contracts: &[ContractId],
) -> Result<(), DbErr> {
    due::Entity::delete_many()
        .filter(due::COLUMN.societe_id.eq(societe))
        .filter(due::COLUMN.contract_id.is_in(contracts.iter().copied()))
        .exec(tx)
        .await
        .map(drop)
}

fn balance(
    societe: SocieteId,
    contract: ContractId,
    cents: Cents,
    now: Moment,
) -> balance::ActiveModel {
    balance::ActiveModel {
        societe_id: Set(societe),
        contract_id: Set(contract),
        cents: Set(cents),
        updated_at: Set(now),
    }
}

fn due(societe: SocieteId, contract: ContractId, left: &Movement) -> due::ActiveModel {
    due::ActiveModel {
        societe_id: Set(societe),
        contract_id: Set(contract),
        entry_id: Set(left.id),
        due_on: Set(left.due_on),
        cents: Set(left.cents),
    }
}

async fn keep_balances(
    tx: &impl ConnectionTrait,
    balances: Vec<balance::ActiveModel>,
) -> Result<(), DbErr> {
    use balance::{Column, Entity};
    if balances.is_empty() {
        return Ok(());
    }
    let known = OnConflict::columns([Column::SocieteId, Column::ContractId])
        .update_columns([Column::Cents, Column::UpdatedAt])
        .to_owned();
    Entity::insert_many(balances).on_conflict(known).exec_without_returning(tx).await.map(drop)
}

async fn keep_dues(tx: &impl ConnectionTrait, dues: Vec<due::ActiveModel>) -> Result<(), DbErr> {
    let mut dues = dues.into_iter().peekable();
    while dues.peek().is_some() {
        let some: Vec<_> = dues.by_ref().take(ROWS).collect();
        due::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(())
}
