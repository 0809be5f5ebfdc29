//! Changing one's password while signed in: the other sessions end and their browsers are forgotten,
//! this one goes on under a new token, and a reset link under way is worth nothing any more.

use crate::accounts::account::Account;
use crate::accounts::known_device;
use crate::accounts::notices;
use crate::accounts::password::NewPassword;
use crate::accounts::password_reset;
use crate::accounts::sign_in::{Opened, SignedIn, session};
use crate::audit::{self, Event, Kind};
use crate::database::Batch;
use crate::guard::{Fault, Passed};
use crate::web::{App, Visitor};

/// Replaces the password that was just proven; nothing when another change was faster.
pub async fn change(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    (account, passed): (&Account, Passed),
    password: &NewPassword,
) -> Result<Option<Opened>, Fault> {
    let hash = app.guard.hash(password.as_str()).await?;
    let tx = app.db.begin().await?;
    if !account.replace_password(&tx, &hash, visitor.now).await? {
        tx.rollback().await?;
        // It was right when it was typed: being late is no guess.
        passed.settle_alone(&app.db).await?;
        return Ok(None);
    }
    let account = Account::known(&tx, account.id).await?;
    let remember = person.is_remembered(app);
    session::end_all(&tx, account.id, None).await?;
    known_device::forget_others(&tx, account.id, visitor.device().as_ref()).await?;
    password_reset::supersede_all(&tx, account.id, visitor.now).await?;
    let opened = session::open(Batch::of(&tx), (app, visitor), &account, passed, remember).await?;
    let event = Event::done(Kind::PasswordChanged, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::password_changed(&tx, app, visitor, &account).await?;
    tx.commit().await?;
    Ok(Some(opened))
}
