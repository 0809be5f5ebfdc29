//! The person's other contracts, to go from one to another without going home.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::access::link;
use crate::accounts::SignedIn;
use crate::agencies::{SocieteId, societe};
use crate::clock::Day;
use crate::contracts::{Contract, ContractId, Qualite, contract};

/// As many as are read at a glance; « Mes contrats » has them all.
const MOST: usize = 8;

#[derive(Clone, Debug, FromQueryResult)]
pub struct Neighbour {
    pub societe_id: SocieteId,
    pub id: ContractId,
    pub qualite: Qualite,
    pub address: String,
    pub postcode: String,
    pub city: String,
    pub lot: String,
    pub ended_on: Option<Day>,
    pub societe_name: String,
}

/// The first of them, those that run today before the others.
pub async fn of(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    held: &Contract,
    today: Day,
) -> Result<Vec<Neighbour>, DbErr> {
    let link = |column| Expr::col((link::Entity, column));
    let contract = |column| Expr::col((contract::Entity, column));
    let of_contract = contract(contract::Column::SocieteId)
        .equals((link::Entity, link::Column::SocieteId))
        .and(contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)));
    let of_societe = Expr::col((societe::Entity, societe::Column::Id))
        .equals((link::Entity, link::Column::SocieteId));
    let is_past = Expr::case(contract(contract::Column::EndedOn).lt(today), 1).finally(0);
    let mut question = Query::select();
    question
        .columns([
            (contract::Entity, contract::Column::SocieteId),
            (contract::Entity, contract::Column::Id),
            (contract::Entity, contract::Column::Qualite),
            (contract::Entity, contract::Column::Address),
            (contract::Entity, contract::Column::Postcode),
            (contract::Entity, contract::Column::City),
            (contract::Entity, contract::Column::Lot),
            (contract::Entity, contract::Column::EndedOn),
        ])
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .from(link::Entity)
        .inner_join(contract::Entity, of_contract)
        .inner_join(societe::Entity, of_societe)
        .and_where(link(link::Column::AccountId).eq(person.account_id()))
        .and_where(link::is_open())
        .order_by_expr(is_past.into(), Order::Asc)
        .order_by((societe::Entity, societe::Column::Name), Order::Asc)
        .order_by((contract::Entity, contract::Column::Reference), Order::Asc)
        .limit(MOST as u64 + 1);
    let rows = db.query_all(&question).await?;
    let all = rows.iter().map(|row| Neighbour::from_query_result(row, ""));
    let mut all = all.collect::<Result<Vec<_>, _>>()?;
    all.retain(|other| (other.societe_id, other.id) != (held.societe_id, held.id));
    all.truncate(MOST);
    Ok(all)
}
