//! The demandes of a société, as those who work there look for them: who waits longest comes first.

use sea_orm::sea_query::{Cond, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::demande::{Column, DemandeId, Entity};
use super::numbered::number_of;
use super::state::State;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::tiers_line::{asked, word};
use crate::contracts::{contract, tiers};
use crate::staff::{StaffId, member};

/// Which of them.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub states: Vec<State>,
    pub category: Option<String>,
    pub assigned: Option<Assigned>,
    /// A number, or the beginnings of words of a tiers.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assigned {
    To(StaffId),
    Nobody,
    Somebody,
}

/// A line of the inbox.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    pub id: DemandeId,
    pub number: i64,
    pub category: String,
    pub subject: String,
    pub state: State,
    pub opened_at: Moment,
    pub last_at: Moment,
    pub waiting_since: Option<Moment>,
    pub closed_at: Option<Moment>,
    pub contract_reference: String,
    pub tiers_reference: String,
    pub civility: Option<String>,
    pub first_name: Option<String>,
    pub last_name: String,
    pub staff_name: Option<String>,
}

impl Listed {
    pub fn tiers_name(&self) -> String {
        tiers::name(self.civility.as_deref(), self.first_name.as_deref(), &self.last_name)
    }
}

/// How many there are in a state.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Tally {
    pub state: State,
    pub demandes: i64,
}

/// At most so many, after so many: who waits, by how long; then the others, the last touched first.
pub async fn list(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    wanted: &Wanted,
    (most, after): (u64, u64),
) -> Result<Vec<Listed>, DbErr> {
    let waits_not = Expr::case(demande(Column::WaitingSince).is_null(), 1).finally(0);
    let mut lines = found(societe, wanted);
    lines
        .columns(SHOWN.map(|column| (Entity, column)))
        .expr_as(contract(contract::Column::Reference), "contract_reference")
        .expr_as(tiers(tiers::Column::Reference), "tiers_reference")
        .columns(
            [tiers::Column::Civility, tiers::Column::FirstName, tiers::Column::LastName]
                .map(|column| (tiers::Entity, column)),
        )
        .expr_as(Expr::col((member::Entity, member::Column::Name)), "staff_name")
        .left_join(
            member::Entity,
            Expr::col((member::Entity, member::Column::Id)).equals((Entity, Column::AssignedTo)),
        )
        .order_by_expr(waits_not.into(), Order::Asc)
        .order_by((Entity, Column::WaitingSince), Order::Asc)
        .order_by((Entity, Column::LastAt), Order::Desc)
        .order_by((Entity, Column::Number), Order::Asc)
        .limit(most)
        .offset(after);
    let rows = db.query_all(&lines).await?;
    rows.iter().map(|row| Listed::from_query_result(row, "")).collect()
}

/// How many match.
pub async fn count(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    wanted: &Wanted,
) -> Result<u64, DbErr> {
    let mut count = found(societe, wanted);
    count.expr_as(Expr::cust("count(*)"), "demandes");
    let row = db.query_one(&count).await?;
    let demandes = row.map(|row| row.try_get::<i64>("", "demandes")).transpose()?;
    Ok(demandes.and_then(|demandes| demandes.try_into().ok()).unwrap_or(0))
}

/// How many the société has in each state.
pub async fn tallies(db: &impl ConnectionTrait, societe: SocieteId) -> Result<Vec<Tally>, DbErr> {
    let mut question = Query::select();
    question
        .column((Entity, Column::State))
        .expr_as(Expr::cust("count(*)"), "demandes")
        .from(Entity)
        .and_where(demande(Column::SocieteId).eq(societe))
        .group_by_col((Entity, Column::State));
    let rows = db.query_all(&question).await?;
    rows.iter().map(|row| Tally::from_query_result(row, "")).collect()
}

/// The categories that demandes of this société have, whatever is offered now.
pub async fn categories(
    db: &impl ConnectionTrait,
    societe: SocieteId,
) -> Result<Vec<String>, DbErr> {
    let mut question = Query::select();
    question
        .column((Entity, Column::Category))
        .distinct()
        .from(Entity)
        .and_where(demande(Column::SocieteId).eq(societe))
        .order_by((Entity, Column::Category), Order::Asc);
    let rows = db.query_all(&question).await?;
    rows.iter().map(|row| row.try_get("", "category")).collect()
}

const SHOWN: [Column; 9] = [
    Column::Id,
    Column::Number,
    Column::Category,
    Column::Subject,
    Column::State,
    Column::OpenedAt,
    Column::LastAt,
    Column::WaitingSince,
    Column::ClosedAt,
];

fn found(societe: SocieteId, wanted: &Wanted) -> SelectStatement {
    let mut question = Query::select();
    question
        .from(Entity)
        .inner_join(
            tiers::Entity,
            tiers(tiers::Column::SocieteId)
                .equals((Entity, Column::SocieteId))
                .and(tiers(tiers::Column::Id).equals((Entity, Column::TiersId))),
        )
        .inner_join(
            contract::Entity,
            contract(contract::Column::SocieteId)
                .equals((Entity, Column::SocieteId))
                .and(contract(contract::Column::Id).equals((Entity, Column::ContractId))),
        )
        .and_where(demande(Column::SocieteId).eq(societe));
    if !wanted.states.is_empty() {
        question.and_where(demande(Column::State).is_in(wanted.states.iter().copied()));
    }
    if let Some(category) = &wanted.category {
        question.and_where(demande(Column::Category).eq(category.as_str()));
    }
    let assigned = demande(Column::AssignedTo);
    let assigned = wanted.assigned.map(|to| match to {
        Assigned::Nobody => assigned.is_null(),
        Assigned::Somebody => assigned.is_not_null(),
        Assigned::To(id) => assigned.eq(id),
    });
    question.and_where_option(assigned);
    if let Some(words) = worded(societe, &wanted.words) {
        question.cond_where(words);
    }
    question
}

/// The number, the reference of the contract, or every word begun of the tiers.
fn worded(societe: SocieteId, typed: &str) -> Option<Cond> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let mut any = Cond::any()
        .add(contract(contract::Column::Reference).eq(typed))
        .add(tiers(tiers::Column::Reference).eq(typed));
    // Whoever types a number means that demande, and not all whose reference begins so.
    if let Some(number) = number_of(typed) {
        return Some(any.add(demande(Column::Number).eq(number)));
    }
    let words = asked(typed);
    if !words.is_empty() {
        let all = words.iter().fold(Cond::all(), |all, one| {
            let mut some = Query::select();
            some.column(word::Column::TiersId).from(word::Entity);
            some.cond_where(word::beginning(societe, one));
            all.add(demande(Column::TiersId).in_subquery(some))
        });
        any = any.add(all);
    }
    Some(any)
}

fn demande(column: Column) -> Expr {
    Expr::col((Entity, column))
}

fn contract(column: contract::Column) -> Expr {
    Expr::col((contract::Entity, column))
}

fn tiers(column: tiers::Column) -> Expr {
    Expr::col((tiers::Entity, column))
}
