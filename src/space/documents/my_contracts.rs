//! The person's contracts, as far as the page of documents needs them.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::access::link;
use crate::accounts::SignedIn;
use crate::agencies::societe;
use crate::clock::Day;
use crate::contracts::{ContractId, Qualite, conseil_mandat, contract};

/// What there is to choose among, and in which spaces documents may come.
pub struct Mine {
    pub contracts: Vec<MyContract>,
    /// Member of some conseil syndical today.
    pub sits: bool,
}

/// A line of the choice of contracts.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MyContract {
    pub id: ContractId,
    pub reference: String,
    pub qualite: Qualite,
    pub address: String,
    pub societe_name: String,
}

impl Mine {
    pub fn is(&self, qualite: Qualite) -> bool {
        self.contracts.iter().any(|contract| contract.qualite == qualite)
    }
}

/// Two reads.
pub async fn of(db: &impl ConnectionTrait, person: &SignedIn, today: Day) -> Result<Mine, DbErr> {
    let rows = db.query_all(&contracts(person)).await?;
    let contracts = rows.iter().map(|row| MyContract::from_query_result(row, ""));
    let contracts = contracts.collect::<Result<_, _>>()?;
    let sits = !db.query_all(&mandates(person, today)).await?.is_empty();
    Ok(Mine { contracts, sits })
}

fn contracts(person: &SignedIn) -> SelectStatement {
    use contract::{Column, Entity};
    let contract = |column| Expr::col((Entity, column));
    let mut own = links(person);
    own.cross_join(Entity)
        .and_where(contract(Column::SocieteId).equals((link::Entity, link::Column::SocieteId)))
        .and_where(contract(Column::TiersId).equals((link::Entity, link::Column::TiersId)))
        .cross_join(societe::Entity)
        .and_where(
            Expr::col((societe::Entity, societe::Column::Id)).equals((Entity, Column::SocieteId)),
        )
        .columns([Column::Id, Column::Reference, Column::Qualite, Column::Address].map(of_entity))
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .distinct()
        .order_by("societe_name", Order::Asc)
        .order_by((Entity, Column::Reference), Order::Asc);
    own
}

fn of_entity(column: contract::Column) -> (contract::Entity, contract::Column) {
    (contract::Entity, column)
}

fn mandates(person: &SignedIn, today: Day) -> SelectStatement {
    use conseil_mandat::{Column, Entity};
    let mandat = |column| Expr::col((Entity, column));
    let mut own = links(person);
    own.expr(Expr::val(1))
        .cross_join(Entity)
        .and_where(mandat(Column::SocieteId).equals((link::Entity, link::Column::SocieteId)))
        .and_where(mandat(Column::TiersId).equals((link::Entity, link::Column::TiersId)))
        .and_where(mandat(Column::StartedOn).lte(today))
        .and_where(mandat(Column::EndedOn).is_null().or(mandat(Column::EndedOn).gte(today)))
        .limit(1);
    own
}

fn links(person: &SignedIn) -> SelectStatement {
    let link = |column| Expr::col((link::Entity, column));
    let mut own = Query::select();
    own.from(link::Entity)
        .and_where(link(link::Column::AccountId).eq(person.account_id()))
        .and_where(link::is_open());
    own
}
