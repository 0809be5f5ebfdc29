//! The second factor: the code of an application, or a recovery code. One door for the sign-in and
//! for step-up, with one count.

use sea_orm::DbErr;

use super::known_device;
use super::member::Staff;
use super::notices;
use super::recovery_code;
use super::sign_in_notices;
use crate::accounts::sign_in::{attempt_buckets, growing, write_down};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::{Attempt, Bucket, CodeAttempt, CodeVerdict, Fault, Passed, RecoveryCode};
use crate::guard::{SecretHash, TotpSecret, Verdict};
use crate::web::{App, Visitor};

/// The kind of its count: codes of both kinds are counted together.
const COUNT: &str = "staff-factor";

/// What came of a code.
pub enum Factor {
    Right(Proven),
    Wrong,
    Throttled { until: Moment },
}

/// Proof that a code was right, not yet that it is the first time: spend it.
pub struct Proven {
    passed: Passed,
    by: By,
}

enum By {
    Application { step: i64 },
    Recovery { number: i32 },
}

/// Judges what was typed: six digits are an application's, anything else a recovery code.
pub async fn prove(
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
    typed: &str,
) -> Result<Factor, Fault> {
    let factor = match (TotpSecret::digits(typed), staff.totp(app)) {
        (Some(_), Some(secret)) => by_application(app, visitor, staff, (typed, &secret)).await?,
        _ => by_recovery(app, visitor, staff, typed).await?,
    };
    let outcome = match &factor {
        Factor::Right(_) => return Ok(factor),
        Factor::Wrong => Outcome::Refused,
        Factor::Throttled { .. } => Outcome::Throttled,
    };
    refused(app, visitor, staff, outcome).await?;
    Ok(factor)
}

/// The code of an application whose secret is this one.
pub(super) async fn by_application(
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
    (typed, secret): (&str, &TotpSecret),
) -> Result<Factor, DbErr> {
    let attempt = CodeAttempt { typed, secret, buckets: buckets(app, visitor, (staff, COUNT)) };
    Ok(match app.guard.verify_code(&app.db, attempt, visitor.now).await? {
        CodeVerdict::Right { step, passed } => {
            Factor::Right(Proven { passed, by: By::Application { step } })
        }
        CodeVerdict::Wrong { .. } => Factor::Wrong,
        CodeVerdict::Throttled { until } => Factor::Throttled { until },
    })
}

async fn by_recovery(
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
    typed: &str,
) -> Result<Factor, Fault> {
    let unused = recovery_code::unused(app.db.reader(), staff.id).await?;
    let candidates: Vec<&SecretHash> = unused.iter().map(|(_, hash)| hash).collect();
    let typed = RecoveryCode::normalise(typed);
    let buckets = buckets(app, visitor, (staff, COUNT));
    let attempt = Attempt { typed: &typed, candidates: &candidates, buckets, own_bucket: None };
    Ok(match app.guard.verify(&app.db, attempt, visitor.now).await? {
        Verdict::Right(passed) => match unused.get(passed.which) {
            Some((number, _)) => {
                Factor::Right(Proven { passed, by: By::Recovery { number: *number } })
            }
            None => Factor::Wrong,
        },
        Verdict::Wrong { .. } => Factor::Wrong,
        Verdict::Throttled { until } => Factor::Throttled { until },
    })
}

impl Proven {
    /// The step of the code, when it is an application's.
    pub(super) fn step(&self) -> Option<i64> {
        match self.by {
            By::Application { step } => Some(step),
            By::Recovery { .. } => None,
        }
    }

    /// Takes the attempt out of the counts, and no more: for a secret that was never in use.
    pub(super) async fn settle(self, tx: &Tx) -> Result<(), DbErr> {
        self.passed.settle(tx).await
    }

    /// Spends the code, with its letter and its event: false when it was used before, and then
    /// nothing may be committed.
    pub async fn spend(
        self,
        tx: &Tx,
        (app, visitor): (&App, &Visitor),
        staff: &Staff,
    ) -> Result<bool, DbErr> {
        let is_first = match self.by {
            By::Application { step } => staff.spend_step(tx, step).await?,
            By::Recovery { number } => {
                recovery_code::spend(tx, (staff.id, number), visitor.now).await?
            }
        };
        if !is_first {
            return Ok(false);
        }
        if let By::Recovery { number } = self.by {
            let actor = Actor::Staff(staff.id.uuid());
            let event =
                Event::done(Kind::RecoveryCodeUsed, actor, format!("{} {number}", staff.id));
            audit::record(tx, &visitor.origin(), event).await?;
            let left = recovery_code::unused(tx, staff.id).await?.len();
            notices::recovery_code_used(tx, app, visitor, (staff, left)).await?;
        }
        self.passed.settle(tx).await?;
        Ok(true)
    }
}

/// Writes a failed attempt down.
pub(super) async fn refused(
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
    outcome: Outcome,
) -> Result<(), DbErr> {
    let event = Event::done(Kind::FactorTried, Actor::Staff(staff.id.uuid()), staff.id);
    write_down(app, visitor, event.with(outcome)).await
}

/// Tells the member, once a day, that their password was right and what came after it was not.
pub(super) async fn tell_wrong(app: &App, visitor: &Visitor, staff: &Staff) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    sign_in_notices::wrong_after_password(&tx, app, visitor, staff).await?;
    tx.commit().await
}

/// Where the tries of a second factor are counted. On a browser where they signed in before, by its own
/// count alone: whoever knows the password cannot keep its holder out at the second step.
pub(super) fn buckets(app: &App, visitor: &Visitor, (staff, kind): (&Staff, &str)) -> Vec<Bucket> {
    if let Some(own) = known_device::bucket(app, visitor, (staff, &format!("{kind}-device"))) {
        return vec![own];
    }
    let mut buckets = attempt_buckets(app, visitor);
    buckets.push(Bucket::new(kind, &staff.id.to_string(), growing(app)));
    buckets
}
