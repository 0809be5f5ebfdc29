//! Numbering: events get their place in the feed when it is read, one reader of a société at a time.
//!
//! Events are written by many transactions, which end in another order than they began: a number given
//! at the writing could show up below one that was read already, and be missed. Here a number is given
//! once the event is there for all to see, under the row that every other reader waits for: numbers that
//! are read have no gap behind them, and what ends late comes later.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{QueryOrder, QuerySelect};

use super::feed;
use crate::agencies::SocieteId;
use crate::audit::event;
use crate::audit::{Kind, Outcome, Recorded};
use crate::clock::Moment;
use crate::contracts::{ContractId, TiersId, contract, tiers};
use crate::web::App;

/// What the agency's software hears of.
const TOLD: [Kind; 7] = [
    Kind::TiersLinked,
    Kind::TiersUnlinked,
    Kind::TiersSuspended,
    Kind::TiersRestored,
    Kind::TiersContested,
    Kind::ConsentGiven,
    Kind::ConsentWithdrawn,
];

/// No transaction takes so long from the moment that it notes to its end.
const LATEST: Duration = Duration::from_hours(24);

/// Events of one turn: what a société did before its feed was first read takes several.
const AT_A_TIME: u64 = 500;
/// Turns of one request: twice the longest page of the feed.
const TURNS: usize = 2;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_head")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    /// The last one given.
    pub number: i64,
    /// The newest moment of an event that has one.
    pub newest_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Gives a number to events that have none yet, and says whether some are left: one reader does not
/// wait for all that a société ever did.
pub async fn bring_up(app: &App, societe: SocieteId) -> Result<bool, DbErr> {
    for _ in 0..TURNS {
        if !is_behind(app, societe).await? || turn(app, societe).await? == 0 {
            return Ok(false);
        }
    }
    is_behind(app, societe).await
}

async fn is_behind(app: &App, societe: SocieteId) -> Result<bool, DbErr> {
    let head = Entity::find_by_id(societe).one(app.db.reader()).await?;
    let newest_at = head.map_or(Moment::from_millis(0), |head| head.newest_at);
    Ok(!unnumbered(app.db.reader(), (societe, newest_at), 1).await?.is_empty())
}

/// How many were looked at.
async fn turn(app: &App, societe: SocieteId) -> Result<usize, DbErr> {
    let tx = app.db.begin().await?;
    let fresh = ActiveModel {
        societe_id: Set(societe),
        number: Set(0),
        newest_at: Set(Moment::from_millis(0)),
    };
    let already = OnConflict::new().do_nothing().to_owned();
    Entity::insert(fresh).on_conflict(already).exec_without_returning(&tx).await?;
    let Some(mut head) = Entity::find_by_id(societe).lock_exclusive().one(&tx).await? else {
        return Ok(0);
    };
    let events = unnumbered(&tx, (societe, head.newest_at), AT_A_TIME).await?;
    for event in &events {
        head.number += 1;
        head.newest_at = Ord::max(head.newest_at, event.at);
        let row = row(&tx, (societe, head.number), event).await?;
        feed::Entity::insert(row).exec_without_returning(&tx).await?;
    }
    Entity::update_many()
        .col_expr(Column::Number, Expr::value(head.number))
        .col_expr(Column::NewestAt, Expr::value(head.newest_at))
        .filter(COLUMN.societe_id.eq(societe))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(events.len())
}

async fn unnumbered(
    db: &impl ConnectionTrait,
    (societe, newest_at): (SocieteId, Moment),
    most: u64,
) -> Result<Vec<Recorded>, DbErr> {
    let numbered = Query::select()
        .expr(Expr::val(1))
        .from(feed::Entity)
        .and_where(
            Expr::col((feed::Entity, feed::Column::EventId))
                .equals((event::Entity, event::Column::Id)),
        )
        .to_owned();
    event::Entity::find()
        .filter(event::COLUMN.societe_id.eq(societe.uuid()))
        .filter(event::COLUMN.at.gte(newest_at - LATEST))
        .filter(event::COLUMN.kind.is_in(TOLD))
        .filter(event::COLUMN.outcome.eq(Outcome::Done))
        .filter(Expr::exists(numbered).not())
        .order_by_asc(event::COLUMN.at)
        .order_by_asc(event::COLUMN.id)
        .limit(most)
        .all(db)
        .await
}

/// The number of the event's tiers or contract stands first in its subject.
async fn row(
    db: &impl ConnectionTrait,
    (societe, number): (SocieteId, i64),
    event: &Recorded,
) -> Result<feed::ActiveModel, DbErr> {
    let subject = event.subject.split([' ', ':', ',']).next().unwrap_or_default();
    let (mut tiers_id, mut contract_id) = (None, None);
    if matches!(event.kind, Kind::ConsentGiven | Kind::ConsentWithdrawn) {
        if let Some(id) = ContractId::parse(subject) {
            let found = contract::Entity::find_by_id((societe, id)).one(db).await?;
            tiers_id = found.as_ref().map(|contract| contract.tiers_id);
            contract_id = found.map(|contract| contract.id);
        }
    } else if let Some(id) = TiersId::parse(subject) {
        let found = tiers::Entity::find_by_id((societe, id)).one(db).await?;
        tiers_id = found.map(|tiers| tiers.id);
    }
    Ok(feed::ActiveModel {
        societe_id: Set(societe),
        number: Set(number),
        event_id: Set(event.id.uuid()),
        at: Set(event.at),
        kind: Set(event.kind.name()),
        tiers_id: Set(tiers_id),
        contract_id: Set(contract_id),
        by: Set(by(&event.actor).to_owned()),
    })
}

/// Which sort of person, never which.
fn by(actor: &str) -> &'static str {
    match actor.split(':').next().unwrap_or_default() {
        "account" | "pair" => "holder",
        "staff" => "staff",
        "key" => "api_key",
        "anyone" => "address_on_file",
        _ => "operator",
    }
}
