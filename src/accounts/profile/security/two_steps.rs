//! The double authentication turned on, changed and turned off, by whoever just gave their secrets.
//!
//! Each change raises the account's epoch: other sessions, half sessions and mailed links end with it,
//! and this session goes on under a new token.

use sea_orm::DbErr;

use crate::accounts::account::Account;
use crate::accounts::factor::{self, Factor, notices, recovery_code};
use crate::accounts::passkey;
use crate::accounts::sign_in::{SignedIn, session};
use crate::accounts::step_up::Fresh;
use crate::audit::{self, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::{Fault, RecoveryCode, RecoverySet, Token};
use crate::web::{App, Visitor};

/// What came of the first code of an application.
pub enum Enrolled {
    /// The session's new token, and ten codes that are never shown again.
    Done {
        token: Token,
        codes: Vec<RecoveryCode>,
    },
    Wrong,
    Throttled {
        until: Moment,
    },
    /// The offer is over, or something else changed meanwhile, in another tab.
    Gone,
}

/// Offers a new secret: nothing changes before a code of it is typed.
pub async fn offer(app: &App, visitor: &Visitor, person: &Fresh) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, person.person().account_id()).await?;
    factor::offer(&tx, (app, visitor.now), &account).await?;
    tx.commit().await
}

/// Takes the offered application once it shows the right code, with ten new recovery codes.
pub async fn enrol(
    app: &App,
    visitor: &Visitor,
    person: &Fresh,
    typed: &str,
) -> Result<Enrolled, Fault> {
    let person = person.person();
    let account = Account::known(app.db.reader(), person.account_id()).await?;
    let Some(offered) = factor::offered(app, &account, visitor.now).await? else {
        return Ok(Enrolled::Gone);
    };
    let proven = match factor::by_application(app, visitor, &account, (typed, &offered)).await? {
        Factor::Right(proven) => proven,
        Factor::Wrong => {
            factor::refused(app, visitor, &account, Outcome::Refused).await?;
            return Ok(Enrolled::Wrong);
        }
        Factor::Throttled { until } => return Ok(Enrolled::Throttled { until }),
    };
    let fresh = RecoverySet::draw(&app.guard).await?;
    let sealed = offered.sealed(&app.keys, &account.id.to_string());
    let step = proven.step().unwrap_or_default();
    let tx = app.db.begin().await?;
    if !account.enrol(&tx, (&sealed, step), visitor.now).await? {
        return Ok(Enrolled::Gone);
    }
    proven.settle(&tx).await?;
    factor::forget_offer(&tx, account.id).await?;
    recovery_code::keep(&tx, account.id, &fresh).await?;
    let event = Event::done(Kind::FactorEnrolled, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::enrolled(&tx, app, visitor, (&account, !account.has_two_steps())).await?;
    let token = end_others(&tx, person).await?;
    tx.commit().await?;
    Ok(Enrolled::Done { token, codes: fresh.codes })
}

/// Asks for a passkey after the password, with ten recovery codes for when it is lost. None without a
/// passkey, when it was on already, or when another change was faster.
pub async fn turn_on(
    app: &App,
    visitor: &Visitor,
    person: &Fresh,
) -> Result<Option<(Token, Vec<RecoveryCode>)>, Fault> {
    let person = person.person();
    let fresh = RecoverySet::draw(&app.guard).await?;
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, person.account_id()).await?;
    let has_keys = !passkey::of_account(&tx, account.id).await?.is_empty();
    if account.has_two_steps() || !has_keys {
        return Ok(None);
    }
    // No application: only the date changes, under a new epoch.
    if !account.forget_application(&tx, Some(visitor.now)).await? {
        return Ok(None);
    }
    recovery_code::keep(&tx, account.id, &fresh).await?;
    let event = Event::done(Kind::FactorEnrolled, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::enrolled(&tx, app, visitor, (&account, true)).await?;
    let token = end_others(&tx, person).await?;
    tx.commit().await?;
    Ok(Some((token, fresh.codes)))
}

/// Ten new recovery codes; the former ones are worth nothing, and the session goes on under a new token.
/// None without a second factor.
pub async fn renew_codes(
    app: &App,
    visitor: &Visitor,
    person: &Fresh,
) -> Result<Option<(Token, Vec<RecoveryCode>)>, Fault> {
    let person = person.person();
    let fresh = RecoverySet::draw(&app.guard).await?;
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, person.account_id()).await?;
    if !account.has_two_steps() {
        return Ok(None);
    }
    recovery_code::keep(&tx, account.id, &fresh).await?;
    let event = Event::done(Kind::RecoveryCodesRenewed, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::codes_renewed(&tx, app, visitor, &account).await?;
    let token = person.carry_on(&tx, &account).await?;
    tx.commit().await?;
    Ok(Some((token, fresh.codes)))
}

/// The password is enough again. None when it was off, or another change was faster.
pub async fn turn_off(
    app: &App,
    visitor: &Visitor,
    person: &Fresh,
) -> Result<Option<Token>, DbErr> {
    let person = person.person();
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, person.account_id()).await?;
    if !account.has_two_steps() || !account.forget_application(&tx, None).await? {
        return Ok(None);
    }
    recovery_code::forget_all(&tx, account.id).await?;
    factor::forget_offer(&tx, account.id).await?;
    let event = Event::done(Kind::FactorRemoved, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::removed(&tx, app, visitor, &account).await?;
    let token = end_others(&tx, person).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Ends every other session; this one goes on under the token that is returned.
pub(super) async fn end_others(tx: &Tx, person: &SignedIn) -> Result<Token, DbErr> {
    let account = Account::known(tx, person.account_id()).await?;
    let token = person.carry_on(tx, &account).await?;
    session::end_all(tx, account.id, Some(&token)).await?;
    Ok(token)
}
