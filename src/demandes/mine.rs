//! The demandes that a person may see, across all of their agencies: open ones first.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::demande::{Column, DemandeId, Entity, seen_by};
use super::state::State;
use crate::accounts::{AccountId, SignedIn};
use crate::agencies::societe;
use crate::clock::Moment;
use crate::contracts::contract;

/// A line of the list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    pub id: DemandeId,
    pub number: i64,
    pub category: String,
    pub subject: String,
    pub state: State,
    pub account_id: AccountId,
    pub last_at: Moment,
    pub societe_name: String,
    pub contract_reference: String,
}

/// At most so many, after so many.
pub async fn list(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    state: Option<State>,
    (most, after): (u64, u64),
) -> Result<Vec<Listed>, DbErr> {
    use contract::Column as Contract;
    let is_closed = Expr::case(demande(Column::State).eq(State::Closed), 1).finally(0);
    let mut own = wanted(person, state);
    own.columns(SHOWN.map(|column| (Entity, column)))
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .expr_as(Expr::col((contract::Entity, Contract::Reference)), "contract_reference")
        .inner_join(
            societe::Entity,
            Expr::col((societe::Entity, societe::Column::Id)).equals((Entity, Column::SocieteId)),
        )
        .inner_join(
            contract::Entity,
            Expr::col((contract::Entity, Contract::SocieteId))
                .equals((Entity, Column::SocieteId))
                .and(
                    Expr::col((contract::Entity, Contract::Id))
                        .equals((Entity, Column::ContractId)),
                ),
        )
        .order_by_expr(is_closed.into(), Order::Asc)
        .order_by((Entity, Column::LastAt), Order::Desc)
        .order_by((Entity, Column::Id), Order::Asc)
        .limit(most)
        .offset(after);
    let rows = db.query_all(&own).await?;
    rows.iter().map(|row| Listed::from_query_result(row, "")).collect()
}

const SHOWN: [Column; 7] = [
    Column::Id,
    Column::Number,
    Column::Category,
    Column::Subject,
    Column::State,
    Column::AccountId,
    Column::LastAt,
];

fn wanted(person: &SignedIn, state: Option<State>) -> SelectStatement {
    let mut own = Query::select();
    own.from(Entity).cond_where(seen_by(person.account_id()));
    if let Some(state) = state {
        own.and_where(demande(Column::State).eq(state));
    }
    own
}

fn demande(column: Column) -> Expr {
    Expr::col((Entity, column))
}
