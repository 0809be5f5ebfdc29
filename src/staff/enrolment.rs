//! Setting up the second factor: at the first sign-in, or in the place of a former one.

use super::factor::{self, Factor};
use super::half_session;
use super::half_signed_in::HalfSignedIn;
use super::member::Staff;
use super::notices;
use super::recovery_code;
use super::session;
use super::sign_in::{self, Opened};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::guard::{Fault, RecoveryCode, RecoverySet, TotpSecret};
use crate::web::{App, Visitor};

/// What came of the first code of an application.
pub enum Enrolled {
    /// A session, and ten codes that are never shown again.
    Done {
        opened: Opened,
        codes: Vec<RecoveryCode>,
    },
    Wrong,
    Throttled {
        until: Moment,
    },
    /// It was set up meanwhile, in another tab.
    Gone,
}

/// Sets the offered factor up, once its application shows the right code: whatever was open under
/// the former one ends, and a session opens.
pub async fn enrol(
    app: &App,
    visitor: &Visitor,
    (half, offered): (&HalfSignedIn, &TotpSecret),
    typed: &str,
) -> Result<Enrolled, Fault> {
    let staff = half.staff();
    let judged = factor::by_application(app, visitor, staff, (typed, offered)).await?;
    let proven = match judged {
        Factor::Right(proven) => proven,
        Factor::Wrong => {
            factor::refused(app, visitor, staff, Outcome::Refused).await?;
            return Ok(Enrolled::Wrong);
        }
        Factor::Throttled { until } => return Ok(Enrolled::Throttled { until }),
    };
    let fresh = RecoverySet::draw(&app.guard).await?;
    let sealed = offered.sealed(&app.keys, &staff.id.to_string());
    let step = proven.step().unwrap_or_default();
    let tx = app.db.begin().await?;
    if !staff.enrol(&tx, (&sealed, step)).await? {
        return Ok(Enrolled::Gone);
    }
    proven.settle(&tx).await?;
    half_session::end_all(&tx, staff.id).await?;
    session::end_all(&tx, staff.id, None).await?;
    recovery_code::keep(&tx, staff.id, &fresh).await?;
    let staff = Staff::known(&tx, staff.id).await?;
    let event = Event::done(Kind::FactorEnrolled, Actor::Staff(staff.id.uuid()), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::factor_enrolled(&tx, app, visitor, &staff).await?;
    let opened = sign_in::open(&tx, (app, visitor), &staff, false).await?;
    tx.commit().await?;
    Ok(Enrolled::Done { opened, codes: fresh.codes })
}
