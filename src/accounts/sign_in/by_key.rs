//! A session opened by a passkey, with or without a password before it.

use sea_orm::DbErr;

use crate::accounts::factor_loss;
use crate::accounts::half_sign_in::HalfSignedIn;
use crate::accounts::notices;
use crate::accounts::passkey::ProvenKey;
use crate::accounts::sign_in::session::{self, Opened};
use crate::audit::{self, Actor, Event, Kind};
use crate::database::Batch;
use crate::web::{App, Visitor};

/// What came of a key that was right.
pub enum KeyStep {
    Opened(Opened),
    /// The same key, or the same half session, was used elsewhere meanwhile.
    Late,
}

/// Opens the session of whoever proved to hold a key, and announces a new device.
pub async fn open_by_key(
    app: &App,
    visitor: &Visitor,
    proven: ProvenKey,
    remember: bool,
) -> Result<KeyStep, DbErr> {
    open(app, visitor, proven, (remember, None)).await
}

/// The same as the second step of a sign-in that began with the password.
pub async fn give_key(
    app: &App,
    visitor: &Visitor,
    proven: ProvenKey,
    half: &HalfSignedIn,
) -> Result<KeyStep, DbErr> {
    open(app, visitor, proven, (half.remember(), Some(half))).await
}

async fn open(
    app: &App,
    visitor: &Visitor,
    proven: ProvenKey,
    (remember, half): (bool, Option<&HalfSignedIn>),
) -> Result<KeyStep, DbErr> {
    let tx = app.db.begin().await?;
    let account = proven.account.clone();
    let Some(passed) = proven.spend(&tx, visitor.now).await? else { return Ok(KeyStep::Late) };
    if let Some(half) = half
        && !half.spend(&tx).await?
    {
        return Ok(KeyStep::Late);
    }
    let actor = Actor::Account(account.id.uuid());
    audit::record(&tx, &visitor.origin(), Event::done(Kind::SignIn, actor, account.id)).await?;
    factor_loss::cancel_open(&tx, (app, visitor), &account).await?;
    let batch = Batch::of(&tx);
    let opened = session::open(batch, (app, visitor), &account, passed, remember).await?;
    if opened.is_elsewhere() {
        notices::new_device(&tx, app, visitor, &account).await?;
    }
    tx.commit().await?;
    Ok(KeyStep::Opened(opened))
}
