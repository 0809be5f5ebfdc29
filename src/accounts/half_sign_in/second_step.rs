//! The second step: a code that is right, and was never used, opens the session.

use super::half_signed_in::HalfSignedIn;
use crate::accounts::factor::{self, Factor};
use crate::accounts::factor_loss;
use crate::accounts::notices;
use crate::accounts::sign_in::session::{self, Opened};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::Batch;
use crate::guard::Fault;
use crate::web::{App, Visitor};

/// What came of a second factor.
pub enum SecondStep {
    Opened(Opened),
    /// Wrong, or used before.
    Refused,
    Throttled {
        until: Moment,
    },
}

/// Opens the session of whoever proves the second factor too, and announces a new device.
pub async fn give_factor(
    app: &App,
    visitor: &Visitor,
    half: &HalfSignedIn,
    typed: &str,
) -> Result<SecondStep, Fault> {
    let account = half.account();
    let proven = match factor::prove(app, visitor, account, typed).await? {
        Factor::Right(proven) => proven,
        Factor::Wrong => {
            factor::tell_wrong(app, visitor, account).await?;
            return Ok(SecondStep::Refused);
        }
        Factor::Throttled { until } => return Ok(SecondStep::Throttled { until }),
    };
    let tx = app.db.begin().await?;
    let Some(passed) = proven.spend(&tx, (app, visitor), account).await? else {
        drop(tx);
        factor::refused(app, visitor, account, Outcome::Refused).await?;
        factor::tell_wrong(app, visitor, account).await?;
        return Ok(SecondStep::Refused);
    };
    if !half.spend(&tx).await? {
        return Ok(SecondStep::Refused);
    }
    let actor = Actor::Account(account.id.uuid());
    audit::record(&tx, &visitor.origin(), Event::done(Kind::SignIn, actor, account.id)).await?;
    account.reseal(&tx, app).await?;
    factor_loss::cancel_open(&tx, (app, visitor), account).await?;
    let batch = Batch::of(&tx);
    let opened = session::open(batch, (app, visitor), account, passed, half.remember()).await?;
    if opened.is_elsewhere() {
        notices::new_device(&tx, app, visitor, account).await?;
    }
    tx.commit().await?;
    Ok(SecondStep::Opened(opened))
}
