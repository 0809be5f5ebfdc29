//! The secrets given again: the session goes on under a new token, and sensitive acts are open.

use crate::accounts::factor::{self, Factor};
use crate::accounts::sign_in::{SignedIn, verify_again};
use crate::audit::Outcome;
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
    let proven = match account.has_two_steps() {
        false => None,
        true => match factor::prove(app, visitor, &account, code).await? {
            Factor::Right(proven) => Some(proven),
            Factor::Wrong => return Ok(SteppedUp::CodeWrong),
            Factor::Throttled { until } => return Ok(SteppedUp::Throttled { until }),
        },
    };
    let tx = app.db.begin().await?;
    if let Some(proven) = proven {
        let Some(factor) = proven.spend(&tx, (app, visitor), &account).await? else {
            drop(tx);
            factor::refused(app, visitor, &account, Outcome::Refused).await?;
            return Ok(SteppedUp::CodeWrong);
        };
        factor.settle(&tx).await?;
    }
    passed.settle(&tx).await?;
    let token = person.refresh(&tx, visitor.now).await?;
    tx.commit().await?;
    Ok(SteppedUp::Renewed(token))
}
