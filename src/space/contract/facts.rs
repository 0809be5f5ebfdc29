//! Everything that the page of a contract tells, in a fixed number of reads.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect};

use super::neighbours::{self, Neighbour};
use crate::access::{LinkId, link};
use crate::accounts::SignedIn;
use crate::clock::Day;
use crate::contracts::{Contract, Lot, conseil_mandat, contract, contract_lot, lot};
use crate::ledger::{Entry, Standing, entry, standing};
use crate::space::Holding;
use crate::space::payment::{self, PayToRow};

/// Newest entries shown before the whole statement is asked for.
const NEWEST: u64 = 5;

pub struct Facts {
    pub standing: Standing,
    pub pay_to: PayToRow,
    /// The newest first.
    pub entries: Vec<Entry>,
    pub lots: Vec<Lot>,
    /// Whether the tiers is a member of the conseil syndical of this immeuble today.
    pub sits: bool,
    /// The link through which this person holds it.
    pub link: Option<LinkId>,
    /// How many other accounts hold it too.
    pub other_holders: usize,
    pub neighbours: Vec<Neighbour>,
}

impl Facts {
    pub async fn of(
        db: &impl ConnectionTrait,
        person: &SignedIn,
        held: &Holding,
        today: Day,
    ) -> Result<Self, DbErr> {
        let contract = held.contract();
        let account = account(db, contract, today).await?;
        let links = live_links(db, contract).await?;
        let own = links.iter().find(|link| link.account_id == person.account_id());
        Ok(Self {
            standing: account.standing,
            pay_to: account.pay_to,
            entries: newest(db, contract).await?,
            lots: lots(db, contract).await?,
            sits: sits(db, contract, today).await?,
            link: own.map(|link| link.id),
            other_holders: links.iter().filter(|link| Some(*link) != own).count(),
            neighbours: neighbours::of(db, person, contract, today).await?,
        })
    }
}

#[derive(Default, FromQueryResult)]
struct Account {
    #[sea_orm(nested)]
    standing: Standing,
    #[sea_orm(nested)]
    pay_to: PayToRow,
}

async fn account(db: &impl ConnectionTrait, held: &Contract, today: Day) -> Result<Account, DbErr> {
    let contract = |column| Expr::col((contract::Entity, column));
    let mut question = Query::select();
    question
        .from(contract::Entity)
        .and_where(contract(contract::Column::SocieteId).eq(held.societe_id))
        .and_where(contract(contract::Column::Id).eq(held.id));
    standing::join(&mut question, today);
    payment::join(&mut question);
    let row = db.query_one(&question).await?;
    Ok(row.map(|row| Account::from_query_result(&row, "")).transpose()?.unwrap_or_default())
}

async fn newest(db: &impl ConnectionTrait, held: &Contract) -> Result<Vec<Entry>, DbErr> {
    entry::Entity::find()
        .filter(entry::COLUMN.societe_id.eq(held.societe_id))
        .filter(entry::COLUMN.contract_id.eq(held.id))
        .order_by_desc(entry::COLUMN.dated_on)
        .order_by_desc(entry::COLUMN.id)
        .limit(NEWEST)
        .all(db)
        .await
}

/// The largest first: the flat, then its parking place.
async fn lots(db: &impl ConnectionTrait, held: &Contract) -> Result<Vec<Lot>, DbErr> {
    let own = |column| Expr::col((contract_lot::Entity, column));
    let mut of_contract = Query::select();
    of_contract
        .column(contract_lot::Column::LotId)
        .from(contract_lot::Entity)
        .and_where(own(contract_lot::Column::SocieteId).eq(held.societe_id))
        .and_where(own(contract_lot::Column::ContractId).eq(held.id));
    lot::Entity::find()
        .filter(lot::COLUMN.societe_id.eq(held.societe_id))
        .filter(lot::COLUMN.id.in_subquery(of_contract))
        .order_by_desc(Expr::col(lot::Column::Tantiemes).if_null(0))
        .order_by_asc(lot::COLUMN.reference)
        .all(db)
        .await
}

async fn sits(db: &impl ConnectionTrait, held: &Contract, today: Day) -> Result<bool, DbErr> {
    let Some(immeuble) = held.immeuble_id else { return Ok(false) };
    let own = conseil_mandat::Entity::find()
        .filter(conseil_mandat::COLUMN.societe_id.eq(held.societe_id))
        .filter(conseil_mandat::COLUMN.tiers_id.eq(held.tiers_id))
        .filter(conseil_mandat::COLUMN.immeuble_id.eq(immeuble));
    Ok(own.all(db).await?.iter().any(|mandat| mandat.lasts(today)))
}

async fn live_links(db: &impl ConnectionTrait, held: &Contract) -> Result<Vec<link::Link>, DbErr> {
    link::Entity::find()
        .filter(link::COLUMN.societe_id.eq(held.societe_id))
        .filter(link::COLUMN.tiers_id.eq(held.tiers_id))
        .filter(link::COLUMN.ended_at.is_null())
        .all(db)
        .await
}
