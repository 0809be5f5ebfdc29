//! A passkey that was just used: whose it is, and whether it opens what was asked.

use sea_orm::DbErr;
use serde_json::Value;

use super::notices;
use super::row::{self, Passkey};
use crate::accounts::account::Account;
use crate::accounts::factor;
use crate::accounts::half_sign_in;
use crate::accounts::sign_in::{factor_buckets, session, write_down};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::throttle::{self, Admission};
use crate::guard::webauthn::{Asserted, KeyAttempt, KeyVerdict, Presented, Purpose, Refusal, Side};
use crate::guard::webauthn::{challenge, options};
use crate::guard::{Bucket, Passed};
use crate::web::{App, KeyRefused, Visitor};

/// What came of it.
pub enum Judged {
    Right(Box<ProvenKey>),
    Refused(KeyRefused),
    Throttled { until: Moment },
}

/// Proof that the holder of a key signed what was asked: spend it.
pub struct ProvenKey {
    pub account: Account,
    key: Passkey,
    asserted: Asserted,
    passed: Passed,
}

impl ProvenKey {
    /// Notes the use, and gives back what settles the attempt; none when the same key was used
    /// elsewhere meanwhile, and then nothing may be committed.
    pub async fn spend(self, tx: &Tx, now: Moment) -> Result<Option<Passed>, DbErr> {
        let noted = row::used(tx, (&self.key, self.asserted), now).await?;
        Ok(noted.then_some(self.passed))
    }
}

/// What the browser is asked at a sign-in, where nobody is known yet; none when this network asked
/// too often.
pub async fn ask_anyone(app: &App, visitor: &Visitor) -> Result<Option<Value>, DbErr> {
    let limits = &app.settings.throttle;
    let rule = throttle::Rule::Window { limit: limits.ip_attempts, window: limits.window };
    let asking = Bucket::new("passkey-asked", &visitor.counted_ip(), rule);
    match throttle::admit_alone(&app.db, &[asking], visitor.now).await? {
        Admission::Blocked { .. } => Ok(None),
        Admission::Admitted { .. } => {
            ask_with(app, visitor, (&Purpose::SignIn(Side::People), &[])).await.map(Some)
        }
    }
}

/// The same of the keys of an account whose password was right, or who is signed in.
pub async fn ask(
    app: &App,
    visitor: &Visitor,
    (purpose, account): (&Purpose, &Account),
) -> Result<Value, DbErr> {
    let keys = row::of_account(app.db.reader(), account.id).await?;
    let names: Vec<String> = keys.into_iter().map(|key| key.credential_id).collect();
    ask_with(app, visitor, (purpose, &names)).await
}

async fn ask_with(
    app: &App,
    visitor: &Visitor,
    (purpose, names): (&Purpose, &[String]),
) -> Result<Value, DbErr> {
    let life = app.settings.factor.challenge;
    let token = challenge::draw(&app.db, purpose, visitor.now + life).await?;
    Ok(options::using(&app.relying_party(), (&token, life), names))
}

/// Judges what the page's script posted. `expected` is whose key it must be, where that is known.
pub async fn judge(
    app: &App,
    visitor: &Visitor,
    (purpose, expected): (&Purpose, Option<&Account>),
    posted: &str,
) -> Result<Judged, DbErr> {
    let (judged, account) = looked_at(app, visitor, (purpose, expected), posted).await?;
    let outcome = match &judged {
        Judged::Right(_) => return Ok(judged),
        Judged::Refused(_) => Outcome::Refused,
        Judged::Throttled { .. } => Outcome::Throttled,
    };
    let subject = account.map_or("unknown".into(), |account| account.id.to_string());
    let event = Event::done(Kind::PasskeyTried, Actor::Anyone, subject).with(outcome);
    write_down(app, visitor, event).await?;
    if let (Purpose::SecondStep(..), Some(expected)) = (purpose, expected)
        && judged.is_wrong()
    {
        factor::tell_wrong(app, visitor, expected).await?;
    }
    Ok(judged)
}

impl Judged {
    /// Whether another key than the right one was shown; being late is no such thing.
    fn is_wrong(&self) -> bool {
        matches!(self, Self::Refused(why) if *why != KeyRefused::Challenge)
    }
}

/// The judgement, and whose key it was about.
async fn looked_at(
    app: &App,
    visitor: &Visitor,
    (purpose, expected): (&Purpose, Option<&Account>),
    posted: &str,
) -> Result<(Judged, Option<Account>), DbErr> {
    let refused = |why| Ok((Judged::Refused(why), None));
    let presented = match Presented::read(&app.db, posted, (purpose, visitor.now)).await? {
        Ok(presented) => presented,
        Err(refusal) => return refused(refusal.into()),
    };
    let Some(key) = row::with_name(app.db.reader(), presented.key_name()).await? else {
        return refused(KeyRefused::Unknown);
    };
    let account = Account::known(app.db.reader(), key.account_id).await?;
    let is_expected = expected.is_none_or(|expected| expected.id == account.id);
    if !is_expected || !presented.is_of(account.id.uuid().as_bytes(), expected.is_some()) {
        return refused(KeyRefused::Unknown);
    }
    let judged = shown(app, visitor, (account.clone(), key), &presented).await?;
    Ok(match judged {
        Judged::Right(proven) if expected.is_none() && account.is_to_review() => {
            proven.passed.settle_alone(&app.db).await?;
            (Judged::Refused(KeyRefused::OnHold), Some(account))
        }
        judged => (judged, Some(account)),
    })
}

/// A key that is there was shown for its holder.
async fn shown(
    app: &App,
    visitor: &Visitor,
    (account, key): (Account, Passkey),
    presented: &Presented,
) -> Result<Judged, DbErr> {
    if key.blocked_at.is_some() {
        return Ok(Judged::Refused(KeyRefused::Copied));
    }
    let Some(public_key) = key.public_key() else {
        return Ok(Judged::Refused(KeyRefused::Unreadable));
    };
    let (site, known) = (app.relying_party(), key.known(&public_key));
    let buckets = factor_buckets(app, visitor, (&account, "passkey")).await?;
    let attempt = KeyAttempt { presented, site: &site, known, buckets };
    Ok(match app.guard.verify_key(&app.db, attempt, visitor.now).await? {
        KeyVerdict::Right { asserted, passed } => {
            Judged::Right(Box::new(ProvenKey { account, key, asserted, passed }))
        }
        KeyVerdict::Refused(refusal) => {
            if refusal == Refusal::Copied {
                block(app, visitor, (&account, &key)).await?;
            }
            Judged::Refused(refusal.into())
        }
        KeyVerdict::Throttled { until } => Judged::Throttled { until },
    })
}

/// A key that counts backwards opens nothing any more, what it may have opened ends, and its holder
/// hears of it: of the two that count, nobody knows which is the copy.
async fn block(
    app: &App,
    visitor: &Visitor,
    (account, key): (&Account, &Passkey),
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    if row::block(&tx, key, visitor.now).await? {
        account.raise_epoch(&tx).await?;
        session::end_all(&tx, account.id, None).await?;
        half_sign_in::end_all(&tx, account.id).await?;
        let event = Event::done(Kind::PasskeyBlocked, Actor::Palier, account.id);
        audit::record(&tx, &visitor.origin(), event).await?;
        notices::blocked(&tx, app, visitor, (account, &key.name)).await?;
    }
    tx.commit().await
}
