//! Which agency may say who somebody is that lost every factor: the one that all their contracts are
//! of, and no other. An agency among several could else open what the others keep.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;

use super::holders;
use super::link;
use crate::accounts::AccountId;
use crate::accounts::factor_loss::{self, FactorLoss};
use crate::agencies::{AgencyId, Societe};
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::contracts::Tiers;
use crate::web::{App, Visitor};

/// The agencies that somebody has a contract with, suspended or not.
pub async fn agencies_of(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<BTreeSet<AgencyId>, DbErr> {
    let live = link::Entity::find()
        .filter(link::COLUMN.account_id.eq(account))
        .filter(link::COLUMN.ended_at.is_null());
    let societes: BTreeSet<_> =
        live.all(db).await?.into_iter().map(|link| link.societe_id).collect();
    let mut agencies = BTreeSet::new();
    for id in societes {
        agencies.insert(Societe::known(db, id).await?.agency_id);
    }
    Ok(agencies)
}

/// The requests of a tiers' holders that this société may confirm. What another agency is asked, or
/// one of several, is not among them: staff learn of no contract elsewhere.
pub async fn waiting(
    db: &impl ConnectionTrait,
    (societe, tiers): (&Societe, &Tiers),
) -> Result<Vec<FactorLoss>, DbErr> {
    let mut waiting = Vec::new();
    for account in holders::of(db, (societe.id, tiers.id)).await? {
        let Some(loss) = factor_loss::open_of(db, account).await? else { continue };
        let agencies = agencies_of(db, account).await?;
        let is_theirs = agencies.len() == 1 && agencies.contains(&societe.agency_id);
        if loss.confirmed_at.is_none() && is_theirs {
            waiting.push(loss);
        }
    }
    Ok(waiting)
}

/// Somebody of the agency saw their identity document: the delay begins for all who wait at this
/// tiers and are of this number. False when there is no such request.
pub async fn confirm(
    app: &App,
    visitor: &Visitor,
    (societe, tiers): (&Societe, &Tiers),
    (number, by): (Uuid, Actor),
) -> Result<bool, DbErr> {
    let (tx, origin) = (app.db.begin().await?, visitor.origin());
    let waiting = waiting(&tx, (societe, tiers)).await?;
    let Some(loss) = waiting.into_iter().find(|loss| loss.id.uuid() == number) else {
        return Ok(false);
    };
    let by_agency = (by, Some(societe.agency_id));
    if !factor_loss::confirm(&tx, (app, &origin), &loss, by_agency).await? {
        return Ok(false);
    }
    let event = Event::done(Kind::FactorLossConfirmed, by, tiers.id).at(societe.id.uuid());
    audit::record(&tx, &origin, event).await?;
    tx.commit().await?;
    Ok(true)
}

/// What upkeep does of the requests. What an agency confirmed is looked at once more before it is done:
/// a contract of another agency may have come to the account since.
pub async fn work(app: &App, now: Moment) -> Result<u64, DbErr> {
    let mut ended = factor_loss::work(app, now).await?;
    for loss in factor_loss::due(app, now).await? {
        let tx = app.db.begin().await?;
        let is_over = if is_still_theirs(&tx, &loss).await? {
            factor_loss::remove(&tx, (app, now), &loss).await?
        } else {
            factor_loss::stop(&tx, (app, now), &loss).await?
        };
        if is_over {
            tx.commit().await?;
            ended += 1;
        }
    }
    Ok(ended)
}

/// Whether every contract is still of the agency that confirmed; the operator confirms for all.
async fn is_still_theirs(db: &impl ConnectionTrait, loss: &FactorLoss) -> Result<bool, DbErr> {
    let agencies = agencies_of(db, loss.account_id).await?;
    let by_operator = loss.confirmed_by.as_deref() == Some(&*Actor::Operator.to_string());
    Ok(match loss.agency_id {
        Some(agency) => agencies.iter().all(|one| *one == agency),
        // Confirmed before it was noted by which agency.
        None => by_operator || agencies.len() <= 1,
    })
}
