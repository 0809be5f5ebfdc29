//! Proof that a signed-in person holds a contract: a live link to its tiers, at its société.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};

use crate::access::link;
use crate::accounts::{AccountId, SignedIn};
use crate::agencies::Societe;
use crate::contracts::{Contract, ContractId, Tiers, contract};
use crate::space::unknown::unknown;
use crate::web::{App, Error, Visitor};

/// Built by [`Holding::of`] alone; whoever has one may read what the contract shows.
#[derive(Debug)]
pub struct Holding {
    contract: Contract,
    tiers: Tiers,
    societe: Societe,
}

impl Holding {
    /// The contract of this number if it is this person's; otherwise it does not exist for them.
    pub async fn of(
        app: &App,
        (visitor, person): (&Visitor, &SignedIn),
        id: ContractId,
    ) -> Result<Self, Error> {
        let db = app.db.reader();
        let own = contract::Entity::find()
            .filter(contract::COLUMN.societe_id.in_subquery(societes(person.account_id())))
            .filter(contract::COLUMN.id.eq(id))
            .filter(Expr::exists(live_link(person.account_id())));
        let Some(contract) = own.one(db).await? else {
            return Err(unknown(app, (visitor, person), id).await);
        };
        let tiers = Tiers::known(db, contract.societe_id, contract.tiers_id).await?;
        let societe = Societe::known(db, contract.societe_id).await?;
        Ok(Self { contract, tiers, societe })
    }

    /// Every contract of an account that is open, for those who have no session of it. Whoever calls it
    /// answers for its holder having asked: only the maker of their own copy does.
    pub(super) async fn all_of_account(
        db: &impl ConnectionTrait,
        account: AccountId,
    ) -> Result<Vec<Self>, DbErr> {
        let own = contract::Entity::find()
            .filter(contract::COLUMN.societe_id.in_subquery(societes(account)))
            .filter(Expr::exists(live_link(account)));
        let mut all = Vec::new();
        for contract in own.order_by_asc(contract::COLUMN.reference).all(db).await? {
            let tiers = Tiers::known(db, contract.societe_id, contract.tiers_id).await?;
            let societe = Societe::known(db, contract.societe_id).await?;
            all.push(Self { contract, tiers, societe });
        }
        Ok(all)
    }

    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    pub fn tiers(&self) -> &Tiers {
        &self.tiers
    }

    pub fn societe(&self) -> &Societe {
        &self.societe
    }
}

/// Where this account has live links: without the société in the question, the database would read
/// everybody's contracts.
fn societes(account: AccountId) -> SelectStatement {
    let link = |column| Expr::col((link::Entity, column));
    let mut own = Query::select();
    own.column(link::Column::SocieteId)
        .from(link::Entity)
        .and_where(link(link::Column::AccountId).eq(account))
        .and_where(link::is_open());
    own
}

/// A live link of this account to the tiers of the contract of the outer question.
fn live_link(account: AccountId) -> SelectStatement {
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
        .and_where(link(link::Column::AccountId).eq(account))
        .and_where(link::is_open());
    live
}
