//! What a right password opens: a session or, before a second factor, half of one.

use crate::accounts::account::Account;
use crate::accounts::half_sign_in;
use crate::accounts::known_device::Acquaintance;
use crate::accounts::notices;
use crate::accounts::sign_in::session::{self, Opened};
use crate::audit::{self, Actor, Event, Kind};
use crate::database::Batch;
use crate::guard::{Fault, Passed, Token};
use crate::web::{App, Visitor};

/// What was opened.
pub enum Admitted {
    Whole(Opened),
    /// Under this token the second factor is asked; nothing else opens.
    Half(Token),
}

/// Lets in whoever just proved an account's password: wholly, or up to their second factor.
pub async fn admit(
    app: &App,
    visitor: &Visitor,
    known: (&Account, Acquaintance),
    proof: (Passed, &str),
    remember: bool,
) -> Result<Admitted, Fault> {
    if known.0.has_two_steps() {
        return Ok(Admitted::Half(open_half(app, visitor, known.0, proof, remember).await?));
    }
    Ok(Admitted::Whole(open_for(app, visitor, known, proof, remember).await?))
}

async fn open_half(
    app: &App,
    visitor: &Visitor,
    account: &Account,
    (passed, typed): (Passed, &str),
    remember: bool,
) -> Result<Token, Fault> {
    let rehashed = match account.hash() {
        Some(hash) if app.guard.is_outdated(&hash) => Some(app.guard.hash(typed).await?),
        _ => None,
    };
    let tx = app.db.begin().await?;
    passed.settle(&tx).await?;
    if let Some(hash) = rehashed {
        account.rehash(&tx, &hash).await?;
    }
    let token = half_sign_in::open(&tx, (app, visitor.now), account, remember).await?;
    tx.commit().await?;
    Ok(token)
}

/// Opens a session for an account whose password was just proven, and announces a new device.
///
/// How well the account knew the browser before its password was checked tells whether there is a
/// letter to write in the same transaction. When there is none, all is written at once.
async fn open_for(
    app: &App,
    visitor: &Visitor,
    (account, acquaintance): (&Account, Acquaintance),
    (passed, typed): (Passed, &str),
    remember: bool,
) -> Result<Opened, Fault> {
    let rehashed = match account.hash() {
        Some(hash) if app.guard.is_outdated(&hash) => Some(app.guard.hash(typed).await?),
        _ => None,
    };
    let event = Event::done(Kind::SignIn, Actor::Account(account.id.uuid()), account.id);
    let event = audit::recording(&visitor.origin(), &event);
    if rehashed.is_none() && acquaintance != Acquaintance::New {
        let mut batch = Batch::alone(&app.db);
        batch.add(&event);
        let opened = session::open(batch, (app, visitor), account, passed, remember).await?;
        if opened.is_elsewhere() {
            // While the password was checked this browser was disconnected from elsewhere.
            let tx = app.db.begin().await?;
            notices::new_device(&tx, app, visitor, account).await?;
            tx.commit().await?;
        }
        return Ok(opened);
    }
    let tx = app.db.begin().await?;
    let mut batch = Batch::of(&tx);
    batch.add(&event);
    let opened = session::open(batch, (app, visitor), account, passed, remember).await?;
    if let Some(hash) = rehashed {
        account.rehash(&tx, &hash).await?;
    }
    if opened.is_elsewhere() {
        notices::new_device(&tx, app, visitor, account).await?;
    }
    tx.commit().await?;
    Ok(opened)
}
