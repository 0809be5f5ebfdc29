//! The secrets given again: the session goes on under a new token, and sensitive acts are open.

use sea_orm::DbErr;

use crate::accounts::factor::{self, Factor};
use crate::accounts::factor_loss;
use crate::accounts::passkey::ProvenKey;
use crate::accounts::sign_in::{SignedIn, verify_again};
use crate::audit::{self, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::guard::{Fault, Token, Verdict};
use crate::web::{App, Visitor};

/// What came of it.
pub enum SteppedUp {
    /// The session goes on under this token.
    Renewed(Token),
    PasswordWrong,
    /// Wrong, or used before.
    CodeWrong,
    Throttled {
        until: Moment,
    },
}

/// Password, then code where the account has a second factor, each through its own count.
pub async fn step_up(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    (password, code): (&str, &str),
) -> Result<SteppedUp, Fault> {
    let (account, verdict) = verify_again(app, visitor, person, password).await?;
    let passed = match verdict {
        Verdict::Right(passed) => passed,
        Verdict::Wrong { .. } => return Ok(SteppedUp::PasswordWrong),
        Verdict::Throttled { until } => return Ok(SteppedUp::Throttled { until }),
    };
    let proven = if account.has_two_steps() {
        match factor::prove(app, visitor, &account, code).await? {
            Factor::Right(proven) => Some(proven),
            Factor::Wrong => return Ok(SteppedUp::CodeWrong),
            Factor::Throttled { until } => return Ok(SteppedUp::Throttled { until }),
        }
    } else {
        None
    };
    let tx = app.db.begin().await?;
    if let Some(proven) = proven {
        let Some(factor) = proven.spend(&tx, (app, visitor), &account).await? else {
            drop(tx);
            factor::refused(app, visitor, &account, Outcome::Refused).await?;
            return Ok(SteppedUp::CodeWrong);
        };
        factor.settle(&tx).await?;
        factor_loss::cancel_open(&tx, (app, visitor), &account).await?;
    }
    passed.settle(&tx).await?;
    let token = person.refresh(&tx, visitor.now).await?;
    tx.commit().await?;
    Ok(SteppedUp::Renewed(token))
}

/// The same by a passkey alone: the session's new token, or none when the key was used elsewhere meanwhile.
pub async fn step_up_by_key(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    proven: ProvenKey,
) -> Result<Option<Token>, DbErr> {
    let tx = app.db.begin().await?;
    let account = proven.account.clone();
    let Some(passed) = proven.spend(&tx, visitor.now).await? else { return Ok(None) };
    factor_loss::cancel_open(&tx, (app, visitor), &account).await?;
    passed.settle(&tx).await?;
    let token = person.refresh(&tx, visitor.now).await?;
    let event = Event::done(Kind::StepUp, person.actor(), person.account_id());
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Some(token))
}
