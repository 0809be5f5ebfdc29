//! What upkeep does of the requests: a letter each day, the removal when the delay is over
//! (`access::factor_loss` looks once more whether it may be), and the end of what nobody confirmed.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DbErr};

use super::notices;
use super::row::{self, FactorLoss, Outcome};
use crate::accounts::account::Account;
use crate::accounts::factor::{self, recovery_code};
use crate::accounts::sign_in::session;
use crate::accounts::{half_sign_in, known_device, passkey, password_reset};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::database::Tx;
use crate::web::App;

const DAY: Duration = Duration::from_hours(24);

/// Tells those who wait, each day, and ends what nobody confirmed in time; says how many ended.
pub async fn work(app: &App, now: Moment) -> Result<u64, DbErr> {
    let mut ended = 0;
    for loss in row::all_open(app.db.reader()).await? {
        match loss.due_at {
            Some(due) if due <= now => {}
            Some(due) => remind(app, (&loss, due), now).await?,
            None if is_unheard(app, &loss, now) => {
                let tx = app.db.begin().await?;
                ended += u64::from(loss.end(&tx, Outcome::Expired, now).await?);
                tx.commit().await?;
            }
            None => {}
        }
    }
    Ok(ended)
}

/// How many would end: those that are due are over whether they are done or stopped.
pub async fn count_over(db: &impl ConnectionTrait, app: &App, now: Moment) -> Result<u64, DbErr> {
    let open = row::all_open(db).await?;
    Ok(open.iter().filter(|loss| is_over(app, loss, now)).count() as u64)
}

fn is_over(app: &App, loss: &FactorLoss, now: Moment) -> bool {
    match loss.due_at {
        Some(due) => due <= now,
        None => is_unheard(app, loss, now),
    }
}

/// Nobody confirmed it in time.
fn is_unheard(app: &App, loss: &FactorLoss, now: Moment) -> bool {
    loss.asked_at + app.settings.factor.loss_request <= now
}

/// Every request whose delay is over: for whoever knows whether it may still be done.
pub async fn due(app: &App, now: Moment) -> Result<Vec<FactorLoss>, DbErr> {
    row::due(app.db.reader(), now).await
}

/// Every factor is gone, and all that was open ends; the password is enough. False when it ended
/// meanwhile, and then nothing may be committed.
pub async fn remove(tx: &Tx, (app, now): (&App, Moment), loss: &FactorLoss) -> Result<bool, DbErr> {
    let account = Account::known(tx, loss.account_id).await?;
    if !loss.end(tx, Outcome::Removed, now).await? || !account.forget_application(tx, None).await? {
        return Ok(false);
    }
    recovery_code::forget_all(tx, account.id).await?;
    factor::forget_offer(tx, account.id).await?;
    passkey::forget_all(tx, account.id).await?;
    passkey::release(tx, account.id).await?;
    session::end_all(tx, account.id, None).await?;
    half_sign_in::end_all(tx, account.id).await?;
    password_reset::supersede_all(tx, account.id, now).await?;
    known_device::forget_all(tx, account.id).await?;
    let event = Event::done(Kind::FactorRemoved, Actor::Palier, account.id);
    audit::record(tx, &by_itself(now), event).await?;
    notices::removed(tx, (app, now), &account).await?;
    Ok(true)
}

/// What was confirmed may not be done any more: it is over, nothing changed, and its holder hears why.
/// False when it ended meanwhile, and then nothing may be committed.
pub async fn stop(tx: &Tx, (app, now): (&App, Moment), loss: &FactorLoss) -> Result<bool, DbErr> {
    let account = Account::known(tx, loss.account_id).await?;
    if !loss.end(tx, Outcome::Cancelled, now).await? {
        return Ok(false);
    }
    let event = Event::done(Kind::FactorLossCancelled, Actor::Palier, account.id);
    audit::record(tx, &by_itself(now), event).await?;
    notices::stopped(tx, (app, now), &account).await?;
    Ok(true)
}

fn by_itself(now: Moment) -> Origin {
    Origin { at: now, network: "upkeep".into(), request: "-".into() }
}

async fn remind(app: &App, (loss, due): (&FactorLoss, Moment), now: Moment) -> Result<(), DbErr> {
    if loss.told_at.is_some_and(|told| told + DAY > now) {
        return Ok(());
    }
    let tx = app.db.begin().await?;
    if loss.told(&tx, now).await? {
        let account = Account::known(&tx, loss.account_id).await?;
        notices::waits(&tx, (app, now), &account, due).await?;
    }
    tx.commit().await
}
