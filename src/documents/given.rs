//! What somebody agreed to for the contracts that they hold, given and taken back, to be shown.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::consent::{Column, Entity, Purpose};
use super::visible::contract;
use crate::access::link;
use crate::accounts::SignedIn;
use crate::agencies::societe;
use crate::clock::Moment;
use crate::contracts::contract;
use crate::contracts::{ContractId, Qualite};

/// A consent, and the contract that it is for.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Given {
    pub contract_id: ContractId,
    pub purpose: Purpose,
    pub wording: i32,
    pub given_at: Moment,
    pub withdrawn_at: Option<Moment>,
    pub qualite: Qualite,
    pub address: String,
    pub postcode: String,
    pub city: String,
    pub societe_name: String,
}

/// The newest first, in one read. Those of contracts that are theirs no more have no effect, and
/// say no more where those were.
pub async fn given_by(db: &impl ConnectionTrait, person: &SignedIn) -> Result<Vec<Given>, DbErr> {
    let consent = |column| Expr::col((Entity, column));
    let mut given = Query::select();
    given
        .from(Entity)
        .columns([Column::ContractId, Column::Purpose, Column::Wording].map(|it| (Entity, it)))
        .columns([Column::GivenAt, Column::WithdrawnAt].map(|it| (Entity, it)))
        .and_where(consent(Column::AccountId).eq(person.account_id()))
        .cross_join(contract::Entity)
        .columns(PLACE.map(|column| (contract::Entity, column)))
        .and_where(contract(contract::Column::SocieteId).equals((Entity, Column::SocieteId)))
        .and_where(contract(contract::Column::Id).equals((Entity, Column::ContractId)))
        .and_where(Expr::exists(live_link(person)))
        .cross_join(societe::Entity)
        .and_where(
            Expr::col((societe::Entity, societe::Column::Id)).equals((Entity, Column::SocieteId)),
        )
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .order_by((Entity, Column::GivenAt), Order::Desc)
        .order_by((Entity, Column::Id), Order::Desc);
    let rows = db.query_all(&given).await?;
    rows.iter().map(|row| Given::from_query_result(row, "")).collect()
}

const PLACE: [contract::Column; 4] = {
    use contract::Column;
    [Column::Qualite, Column::Address, Column::Postcode, Column::City]
};

fn live_link(person: &SignedIn) -> SelectStatement {
    let link = |column| Expr::col((link::Entity, column));
    let mut live = Query::select();
    live.expr(Expr::val(1))
        .from(link::Entity)
        .and_where(
            link(link::Column::SocieteId).equals((contract::Entity, contract::Column::SocieteId)),
        )
        .and_where(
            link(link::Column::TiersId).equals((contract::Entity, contract::Column::TiersId)),
        )
        .and_where(link(link::Column::AccountId).eq(person.account_id()))
        .and_where(link::is_open());
    live
}
