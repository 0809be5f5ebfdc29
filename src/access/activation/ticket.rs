//! A ticket: the right to activate one tiers, in the browser where its pair was just typed.
//!
//! It lives half an hour, opens no data, and keeps what was typed so that nothing is lost on the
//! way back.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::pending::ActivationId;
use crate::access::provisional::{Pair, PairId};
use crate::accounts::Email;
use crate::agencies::{Societe, SocieteId};
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::contracts::{Contract, Tiers};
use crate::guard::{Passed, Token};
use crate::web::{App, Visitor};

pub use Model as Ticket;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activation_ticket")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub societe_id: SocieteId,
    pub pair_id: PairId,
    /// The address chosen so far.
    pub email: Option<String>,
    /// The activation started from it, once a password was chosen.
    pub activation_id: Option<ActivationId>,
    pub created_at: Moment,
    pub expires_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Everything that a valid ticket lets its holder see: whom it is for, and where they live.
pub struct Holding {
    pub ticket: Ticket,
    pub pair: Pair,
    pub societe: Societe,
    pub tiers: Tiers,
    pub contracts: Vec<Contract>,
}

/// Gives a ticket to whoever just typed a right pair, and settles that proof.
pub async fn give(
    app: &App,
    visitor: &Visitor,
    pair: &Pair,
    passed: Passed,
) -> Result<Token, DbErr> {
    let tx = app.db.begin().await?;
    passed.settle(&tx).await?;
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        societe_id: Set(pair.societe_id),
        pair_id: Set(pair.id),
        email: Set(None),
        activation_id: Set(None),
        created_at: Set(visitor.now),
        expires_at: Set(visitor.now + app.settings.activation.ticket),
    };
    Entity::insert(row).exec_without_returning(&tx).await?;
    let event = Event::done(Kind::ActivationStarted, Actor::Pair(pair.id.uuid()), pair.tiers_id);
    audit::record(&tx, &visitor.origin(), event.at(pair.societe_id.uuid())).await?;
    tx.commit().await?;
    Ok(token)
}

/// What a token opens, while the ticket and its pair live.
pub async fn holding(
    db: &impl ConnectionTrait,
    token: &Token,
    now: Moment,
) -> Result<Option<Holding>, DbErr> {
    let fresh = Entity::find_by_id(token.hash().as_str()).filter(COLUMN.expires_at.gt(now));
    let Some(ticket) = fresh.one(db).await? else { return Ok(None) };
    let pair = Pair::known(db, ticket.societe_id, ticket.pair_id).await?;
    if pair.consumed_at.is_some() || pair.revoked_at.is_some() {
        return Ok(None);
    }
    let societe = Societe::known(db, ticket.societe_id).await?;
    let tiers = Tiers::known(db, ticket.societe_id, pair.tiers_id).await?;
    let contracts = Contract::of_tiers(db, ticket.societe_id, pair.tiers_id).await?;
    Ok(Some(Holding { ticket, pair, societe, tiers, contracts }))
}

/// Keeps the address typed in step 1.
pub async fn keep_email(
    tx: &impl ConnectionTrait,
    ticket: &Ticket,
    email: &Email,
) -> Result<(), DbErr> {
    of(ticket).col_expr(Column::Email, Expr::value(email.as_str())).exec(tx).await?;
    Ok(())
}

/// Keeps which activation the ticket led to.
pub async fn keep_activation(
    tx: &impl ConnectionTrait,
    ticket: &Ticket,
    activation: ActivationId,
) -> Result<(), DbErr> {
    of(ticket).col_expr(Column::ActivationId, Expr::value(activation)).exec(tx).await?;
    Ok(())
}

/// Gives the ticket up.
pub async fn drop(tx: &impl ConnectionTrait, ticket: &Ticket) -> Result<(), DbErr> {
    Entity::delete_by_id(ticket.token_hash.as_str()).exec(tx).await?;
    Ok(())
}

/// Removes tickets that nobody can use any more.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(tx).await?.rows_affected)
}

fn of(ticket: &Ticket) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many().filter(COLUMN.token_hash.eq(ticket.token_hash.as_str()))
}
