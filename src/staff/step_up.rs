//! Step-up: a sensitive act asks for the password and the factor again, unless they were just given.

use sea_orm::DbErr;

use super::agency_staff::SignedInStaff;
use super::factor::{self, Factor};
use super::member::Staff;
use super::passkey::ProvenKey;
use super::session;
use crate::accounts::sign_in::{attempt_buckets, growing, write_down};
use crate::audit::{self, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::guard::{Attempt, Bucket, Fault, SecretHash, Token, Verdict};
use crate::web::{App, Error, Visitor};

/// What came of it.
pub enum SteppedUp {
    /// The session goes on under this token.
    Renewed(Token),
    PasswordWrong,
    CodeWrong,
    Throttled {
        until: Moment,
    },
}

/// Lets whoever gave their secrets within `session.step_up` go on; others are asked for them first,
/// and come back to the page that they were on.
pub fn fresh(app: &App, staff: &impl AsRef<SignedInStaff>) -> Result<(), Error> {
    let staff: &SignedInStaff = staff.as_ref();
    if staff.is_fresh(app) {
        return Ok(());
    }
    let back = staff.page();
    Err(Error::SignInFirst(format!("/office/step-up?next={}", back.in_query())))
}

/// Password, then code, each through its own count.
pub async fn step_up(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
    (password, code): (&str, &str),
) -> Result<SteppedUp, Fault> {
    let staff = Staff::known(app.db.reader(), person.id()).await?;
    let hash = staff.hash();
    let candidates: Vec<&SecretHash> = hash.iter().collect();
    let mut buckets = attempt_buckets(app, visitor);
    buckets.push(Bucket::new("staff-step-up", &staff.id.to_string(), growing(app)));
    let attempt = Attempt { typed: password, candidates: &candidates, buckets, own_bucket: None };
    let passed = match app.guard.verify(&app.db, attempt, visitor.now).await? {
        Verdict::Right(passed) => passed,
        Verdict::Wrong { .. } => {
            told(app, visitor, person, Outcome::Refused).await?;
            return Ok(SteppedUp::PasswordWrong);
        }
        Verdict::Throttled { until } => {
            told(app, visitor, person, Outcome::Throttled).await?;
            return Ok(SteppedUp::Throttled { until });
        }
    };
    let proven = match factor::prove(app, visitor, &staff, code).await? {
        Factor::Right(proven) => proven,
        Factor::Wrong => return Ok(SteppedUp::CodeWrong),
        Factor::Throttled { until } => return Ok(SteppedUp::Throttled { until }),
    };
    let tx = app.db.begin().await?;
    if !proven.spend(&tx, (app, visitor), &staff).await? {
        drop(tx);
        factor::refused(app, visitor, &staff, Outcome::Refused).await?;
        return Ok(SteppedUp::CodeWrong);
    }
    passed.settle(&tx).await?;
    let token = session::authenticated(&tx, person.token(), visitor.now).await?;
    let event = Event::done(Kind::StaffStepUp, person.actor(), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(SteppedUp::Renewed(token))
}

/// A passkey alone is both secrets: the session's new token, or none when the key was used elsewhere
/// meanwhile.
pub async fn step_up_by_key(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
    proven: ProvenKey,
) -> Result<Option<Token>, DbErr> {
    let tx = app.db.begin().await?;
    if !proven.spend(&tx, visitor.now).await? {
        return Ok(None);
    }
    let token = session::by_key(&tx, person.token(), visitor.now).await?;
    let event = Event::done(Kind::StaffStepUp, person.actor(), person.id());
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Some(token))
}

async fn told(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
    outcome: Outcome,
) -> Result<(), DbErr> {
    let event = Event::done(Kind::StaffStepUp, person.actor(), person.id());
    write_down(app, visitor, event.with(outcome)).await
}
