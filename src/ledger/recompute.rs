//! Balances and dues, brought to what the entries of their contracts say.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{FromQueryResult, QuerySelect};

use super::carried::{self, is_debt};
use super::entry::EntryId;
use super::fifo::{self, Movement};
use super::remembered::Remembered;
use super::{balance, due, entry, unpaid};
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::ContractId;
use crate::money::Cents;

/// Contracts read together: what is in memory at once, whatever the size of a file.
const TOGETHER: usize = 200;
/// Rows of one statement: a due has five columns, and SQLite takes 32 766 values.
const ROWS: usize = 5_000;

/// What came to the accounts of some contracts.
pub type Added = BTreeMap<ContractId, Vec<Movement>>;

pub async fn contracts(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    (added, remembered): (Added, &mut Remembered),
    now: Moment,
) -> Result<(), DbErr> {
    let mut added = added.into_iter().peekable();
    while added.peek().is_some() {
        let some: Added = added.by_ref().take(TOGETHER).collect();
        let ids: Vec<ContractId> = some.keys().copied().collect();
        let mut before = remembered.before(tx, societe, &ids).await?;
        let grown = |(id, added): (&ContractId, &Vec<Movement>)| {
            let before = before.remove(id)?;
            let (cents, left) = carried::grown(&before, added)?;
            let last_debt = last_debt(added).max(before.last_debt);
            Some((*id, Now { cents, left, last_debt }))
        };
        let mut accounts: BTreeMap<ContractId, Now> = some.iter().filter_map(grown).collect();
        let rest: Vec<ContractId> =
            ids.iter().filter(|id| !accounts.contains_key(id)).copied().collect();
        let whole = movements(tx, societe, &rest).await?.into_iter();
        accounts.extend(whole.map(|(id, movements)| (id, Now::of(movements))));
        forget_dues(tx, societe, &ids).await?;
        keep(tx, societe, &accounts, now).await?;
        for (id, account) in accounts {
            remembered.keep(id, (account.cents, now), account.last_debt);
        }
    }
    Ok(())
}

/// What an account has come to.
struct Now {
    cents: Cents,
    left: Vec<Movement>,
    last_debt: Option<Day>,
}

impl Now {
    fn of(movements: Vec<Movement>) -> Self {
        let cents = movements.iter().map(|movement| movement.cents).sum();
        let last_debt = last_debt(&movements);
        Self { cents, left: fifo::unpaid(movements), last_debt }
    }
}

fn last_debt(movements: &[Movement]) -> Option<Day> {
    movements.iter().filter(|movement| is_debt(movement)).map(|debt| debt.due_on).max()
}

async fn keep(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    accounts: &BTreeMap<ContractId, Now>,
    now: Moment,
) -> Result<(), DbErr> {
    let balances = accounts.iter().map(|(id, it)| balance(societe, *id, it, now));
    keep_balances(tx, balances.collect()).await?;
    let dues =
        accounts.iter().flat_map(|(id, it)| it.left.iter().map(|left| due(societe, *id, left)));
    keep_dues(tx, dues.collect()).await
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
    if contracts.is_empty() {
        return Ok(BTreeMap::new());
    }
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
    account: &Now,
    now: Moment,
) -> balance::ActiveModel {
    balance::ActiveModel {
        societe_id: Set(societe),
        contract_id: Set(contract),
        cents: Set(account.cents),
        unpaid: Set(unpaid::written(account.left.iter().map(|it| (it.due_on, it.cents)))),
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
        .update_columns([Column::Cents, Column::Unpaid, Column::UpdatedAt])
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
