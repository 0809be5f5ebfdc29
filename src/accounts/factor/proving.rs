//! One door for the second step of the sign-in and for step-up, with one count.

use sea_orm::DbErr;

use super::notices;
use super::recovery_code;
use crate::accounts::account::Account;
use crate::accounts::sign_in::{factor_buckets, write_down};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::{Attempt, CodeAttempt, CodeVerdict, Fault, Passed, RecoveryCode};
use crate::guard::{SecretHash, TotpSecret, Verdict};
use crate::web::{App, Visitor};

/// The kind of its count: codes of both kinds are counted together.
const COUNT: &str = "factor";

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
    account: &Account,
    typed: &str,
) -> Result<Factor, Fault> {
    let factor = match (TotpSecret::digits(typed), account.totp(app)) {
        (Some(_), Some(secret)) => by_application(app, visitor, account, (typed, &secret)).await?,
        _ => by_recovery(app, visitor, account, typed).await?,
    };
    let outcome = match &factor {
        Factor::Right(_) => return Ok(factor),
        Factor::Wrong => Outcome::Refused,
        Factor::Throttled { .. } => Outcome::Throttled,
    };
    refused(app, visitor, account, outcome).await?;
    Ok(factor)
}

/// The code of an application whose secret is this one.
pub async fn by_application(
    app: &App,
    visitor: &Visitor,
    account: &Account,
    (typed, secret): (&str, &TotpSecret),
) -> Result<Factor, DbErr> {
    let buckets = factor_buckets(app, visitor, (account, COUNT)).await?;
    let attempt = CodeAttempt { typed, secret, buckets };
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
    account: &Account,
    typed: &str,
) -> Result<Factor, Fault> {
    let unused = recovery_code::unused(app.db.reader(), account.id).await?;
    let candidates: Vec<&SecretHash> = unused.iter().map(|(_, hash)| hash).collect();
    let typed = RecoveryCode::normalise(typed);
    let buckets = factor_buckets(app, visitor, (account, COUNT)).await?;
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
    pub(in crate::accounts) fn step(&self) -> Option<i64> {
        match self.by {
            By::Application { step } => Some(step),
            By::Recovery { .. } => None,
        }
    }

    /// Takes the attempt out of the counts, and no more: for a secret that was never in use.
    pub(in crate::accounts) async fn settle(self, tx: &Tx) -> Result<(), DbErr> {
        self.passed.settle(tx).await
    }

    /// Spends the code, with its letter and its event, and gives back what settles the attempt; none
    /// when it was used before, and then nothing may be committed.
    pub async fn spend(
        self,
        tx: &Tx,
        (app, visitor): (&App, &Visitor),
        account: &Account,
    ) -> Result<Option<Passed>, DbErr> {
        let is_first = match self.by {
            By::Application { step } => account.spend_step(tx, step).await?,
            By::Recovery { number } => {
                recovery_code::spend(tx, (account.id, number), visitor.now).await?
            }
        };
        if !is_first {
            return Ok(None);
        }
        if let By::Recovery { number } = self.by {
            let actor = Actor::Account(account.id.uuid());
            let subject = format!("{} {number}", account.id);
            let event = Event::done(Kind::RecoveryCodeUsed, actor, subject);
            audit::record(tx, &visitor.origin(), event).await?;
            let left = recovery_code::unused(tx, account.id).await?.len();
            notices::code_used(tx, app, visitor, (account, left)).await?;
        }
        Ok(Some(self.passed))
    }
}

/// Writes a failed attempt down.
pub async fn refused(
    app: &App,
    visitor: &Visitor,
    account: &Account,
    outcome: Outcome,
) -> Result<(), DbErr> {
    let actor = Actor::Account(account.id.uuid());
    let event = Event::done(Kind::FactorTried, actor, account.id);
    write_down(app, visitor, event.with(outcome)).await
}

/// Tells the holder, once a day, that their password was right and what came after it was not.
pub async fn tell_wrong(app: &App, visitor: &Visitor, account: &Account) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    notices::wrong_after_password(&tx, app, visitor, account).await?;
    tx.commit().await
}
