//! The entries of a lease, each with what is left to pay of it.

use std::collections::HashSet;

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::locataire::Agreed;
use crate::clock::Day;
use crate::ledger::{EntryId, EntryKind, due, entry};
use crate::money::Cents;

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Line {
    pub id: EntryId,
    pub reference: String,
    pub revision: i32,
    pub kind: EntryKind,
    pub dated_on: Day,
    pub due_on: Option<Day>,
    pub period_from: Option<Day>,
    pub period_until: Option<Day>,
    pub cents: Cents,
    /// None once it is paid.
    pub left: Option<Cents>,
}

/// All of them in one statement: entries and what is due of them are those of one moment, or a
/// correction that comes in between could make a debt look paid.
pub async fn of(db: &impl ConnectionTrait, agreed: Agreed<'_>) -> Result<Vec<Line>, DbErr> {
    use entry::{Column, Entity};
    let contract = agreed.holding().contract();
    let entry = |column| Expr::col((Entity, column));
    let due = |column| Expr::col((due::Entity, column));
    let of_entry = due(due::Column::SocieteId)
        .equals((Entity, Column::SocieteId))
        .and(due(due::Column::ContractId).equals((Entity, Column::ContractId)))
        .and(due(due::Column::EntryId).equals((Entity, Column::Id)));
    let mut question = Query::select();
    question
        .from(Entity)
        .columns([Column::Id, Column::Reference, Column::Revision].map(|it| (Entity, it)))
        .columns([Column::Kind, Column::DatedOn, Column::DueOn].map(|it| (Entity, it)))
        .columns([Column::PeriodFrom, Column::PeriodUntil, Column::Cents].map(|it| (Entity, it)))
        .left_join(due::Entity, of_entry)
        .expr_as(due(due::Column::Cents), "left")
        .and_where(entry(Column::SocieteId).eq(contract.societe_id))
        .and_where(entry(Column::ContractId).eq(contract.id));
    let rows = db.query_all(&question).await?;
    rows.iter().map(|row| Line::from_query_result(row, "")).collect()
}

/// Without what was taken back, nor what took it back.
pub fn live(mut lines: Vec<Line>) -> Vec<Line> {
    let reversals = lines.iter().filter(|line| line.is_reversal());
    let taken_back: HashSet<(String, i32)> =
        reversals.map(|line| (line.reference.clone(), line.revision - 1)).collect();
    lines.retain(|line| {
        !line.is_reversal() && !taken_back.contains(&(line.reference.clone(), line.revision))
    });
    lines
}

impl Line {
    /// The day to pay by, as dues have it.
    pub fn payable_on(&self) -> Day {
        self.due_on.unwrap_or(self.dated_on)
    }

    fn is_reversal(&self) -> bool {
        self.revision % 2 == 1
    }
}
