//! Asking, confirming, cancelling.

use sea_orm::{ConnectionTrait, DbErr};

use super::notices;
use super::row::{self, FactorLoss, Outcome};
use crate::accounts::account::{Account, AccountId};
use crate::accounts::email::Email;
use crate::accounts::half_sign_in::HalfSignedIn;
use crate::accounts::sign_in::{Arrival, PasswordJudged, judge_password};
use crate::agencies::AgencyId;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::database;
use crate::guard::Fault;
use crate::web::{App, Visitor};

/// What came of cancelling.
pub enum Cancelled {
    Done,
    /// Nothing was under way.
    Nothing,
    /// Unknown address or wrong password: nobody learns which.
    Refused,
    Throttled {
        until: Moment,
    },
}

/// A request of somebody whose password was right a moment ago; another is not made while one is
/// under way.
pub async fn ask(app: &App, visitor: &Visitor, half: &HalfSignedIn) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let account = half.account();
    if row::open_of(&tx, account.id).await?.is_some() {
        return Ok(());
    }
    match row::insert(&tx, account.id, visitor.now).await {
        Ok(()) => {}
        // Another tab, or somebody else with the same password, was as quick.
        Err(error) if database::is_duplicate(&error) => return Ok(()),
        Err(error) => return Err(error),
    }
    let actor = Actor::Account(account.id.uuid());
    let event = Event::done(Kind::FactorLossAsked, actor, account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::asked(&tx, (app, visitor.now), account).await?;
    tx.commit().await
}

/// Somebody saw who it is: the delay begins. False when it was confirmed or over already. The caller
/// commits, and has seen to it that this somebody may. `agency` is whose they are, if anybody's.
pub async fn confirm(
    tx: &impl ConnectionTrait,
    (app, origin): (&App, &Origin),
    loss: &FactorLoss,
    (by, agency): (Actor, Option<AgencyId>),
) -> Result<bool, DbErr> {
    let due = origin.at + app.settings.factor.loss_delay;
    if !loss.confirm(tx, (&by.to_string(), agency, due), origin.at).await? {
        return Ok(false);
    }
    let account = Account::known(tx, loss.account_id).await?;
    notices::waits(tx, (app, origin.at), &account, due).await?;
    Ok(true)
}

/// Cancels the request of whoever types the account's address and password.
pub async fn cancel(
    app: &App,
    visitor: &Visitor,
    (arrival, password): (Arrival, &str),
) -> Result<Cancelled, Fault> {
    let (account, passed) = match judge_password(app, visitor, (&arrival, password)).await? {
        PasswordJudged::Right(account, passed) => (account, passed),
        PasswordJudged::Refused => return Ok(Cancelled::Refused),
        PasswordJudged::Throttled { until } => return Ok(Cancelled::Throttled { until }),
    };
    let tx = app.db.begin().await?;
    passed.settle(&tx).await?;
    let was_open = cancel_open(&tx, (app, visitor), &account).await?;
    tx.commit().await?;
    Ok(if was_open { Cancelled::Done } else { Cancelled::Nothing })
}

/// A factor was given, or the password to cancel: what was asked is over. A step.
pub async fn cancel_open(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: &Account,
) -> Result<bool, DbErr> {
    let Some(loss) = row::open_of(tx, account.id).await? else { return Ok(false) };
    if !loss.end(tx, Outcome::Cancelled, visitor.now).await? {
        return Ok(false);
    }
    let actor = Actor::Account(account.id.uuid());
    let event = Event::done(Kind::FactorLossCancelled, actor, account.id);
    audit::record(tx, &visitor.origin(), event).await?;
    notices::cancelled(tx, (app, visitor.now), account).await?;
    Ok(true)
}

/// What was asked dies with a recovery, whose own letter says enough. A step.
pub async fn drop_open(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<(), DbErr> {
    if let Some(loss) = row::open_of(tx, account).await? {
        loss.end(tx, Outcome::Cancelled, now).await?;
    }
    Ok(())
}

/// The operator says that they saw who it is: for people whose contracts are of several agencies, of
/// whom none may say so alone. Says when the factors will be removed; none when nothing waits.
pub async fn confirm_as_operator(
    app: &App,
    email: &Email,
    origin: &Origin,
) -> Result<Option<Moment>, DbErr> {
    let tx = app.db.begin().await?;
    let Some(account) = Account::at(&tx, email).await? else { return Ok(None) };
    let Some(loss) = row::open_of(&tx, account.id).await? else { return Ok(None) };
    if !confirm(&tx, (app, origin), &loss, (Actor::Operator, None)).await? {
        return Ok(None);
    }
    let event = Event::done(Kind::FactorLossConfirmed, Actor::Operator, account.id);
    audit::record(&tx, origin, event).await?;
    tx.commit().await?;
    Ok(Some(origin.at + app.settings.factor.loss_delay))
}
