//! What a right password opens: a session or, before a second factor, half of one.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::UpdateStatement;

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
    let rehashed = rehashed(app, account, typed).await?;
    let tx = app.db.begin().await?;
    passed.settle(&tx).await?;
    if let Some(rehashed) = rehashed {
        tx.execute(&rehashed).await?;
    }
    let token = half_sign_in::open(&tx, (app, visitor.now), account, remember).await?;
    tx.commit().await?;
    Ok(token)
}

/// Opens a session for an account whose password was just proven, and announces a new device.
///
/// How well the account knew the browser before its password was checked tells whether there is a
/// letter to write: the session, its event and that letter are one batch.
async fn open_for(
    app: &App,
    visitor: &Visitor,
    (account, acquaintance): (&Account, Acquaintance),
    (passed, typed): (Passed, &str),
    remember: bool,
) -> Result<Opened, Fault> {
    let mut batch = Batch::alone(&app.db);
    let event = Event::done(Kind::SignIn, Actor::Account(account.id.uuid()), account.id);
    audit::add(&mut batch, &visitor.origin(), &event);
    if let Some(rehashed) = rehashed(app, account, typed).await? {
        batch.add(&rehashed);
    }
    let is_new = acquaintance == Acquaintance::New;
    if is_new && let Some(letter) = notices::telling_new_device(app, visitor, account).await? {
        batch.add(&letter);
    }
    let opened = session::open(batch, (app, visitor), account, passed, remember).await?;
    if opened.is_elsewhere() && !is_new {
        // While the password was checked this browser was disconnected from elsewhere.
        let tx = app.db.begin().await?;
        notices::new_device(&tx, app, visitor, account).await?;
        tx.commit().await?;
    }
    Ok(opened)
}

/// What is kept of a password that was hashed at another cost or with another key: its hash of today.
async fn rehashed(
    app: &App,
    account: &Account,
    typed: &str,
) -> Result<Option<UpdateStatement>, Fault> {
    let outdated = account.hash().filter(|hash| app.guard.is_outdated(hash));
    Ok(match outdated {
        Some(_) => Some(account.rehashing(&app.guard.hash(typed).await?)),
        None => None,
    })
}
