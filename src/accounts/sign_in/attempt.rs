//! An attempt to sign in: counted, judged in the same time for known and unknown, then told little.

use sea_orm::DbErr;

use crate::accounts::account::Account;
use crate::accounts::known_device::{self, Acquaintance};
use crate::accounts::notices;
use crate::accounts::sign_in::SignedIn;
use crate::accounts::sign_in::admission::{Admitted, admit};
use crate::accounts::sign_in::arrival::Arrival;
use crate::accounts::sign_in::session::Opened;
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::guard::{Attempt, Bucket, Fault, Passed, Rule, SecretHash, Token, Verdict};
use crate::web::{App, Visitor, refusals};

/// What came of an attempt to sign in.
pub enum SignIn {
    Opened(Opened),
    /// The password was right; the second factor is asked next, under this token.
    Half(Token),
    /// Unknown address or wrong password: nobody learns which.
    Refused,
    Throttled {
        until: Moment,
    },
}

/// Signs in with an e-mail address and a password.
pub async fn sign_in(
    app: &App,
    visitor: &Visitor,
    (arrival, password): (Arrival, &str),
    remember: bool,
) -> Result<SignIn, Fault> {
    let (account, passed) = match judge_password(app, visitor, (&arrival, password)).await? {
        PasswordJudged::Right(account, passed) => (account, passed),
        PasswordJudged::Refused => return Ok(SignIn::Refused),
        PasswordJudged::Throttled { until } => return Ok(SignIn::Throttled { until }),
    };
    let (known, proof) = ((&*account, arrival.acquaintance), (passed, password));
    Ok(match admit(app, visitor, known, proof, remember).await? {
        Admitted::Whole(opened) => SignIn::Opened(opened),
        Admitted::Half(token) => SignIn::Half(token),
    })
}

/// What came of an address and a password.
pub enum PasswordJudged {
    Right(Box<Account>, Passed),
    /// Unknown address or wrong password: nobody learns which.
    Refused,
    Throttled {
        until: Moment,
    },
}

/// Judges an address and a password: counted, and written down when they are not right.
pub async fn judge_password(
    app: &App,
    visitor: &Visitor,
    (arrival, password): (&Arrival, &str),
) -> Result<PasswordJudged, Fault> {
    let hash = arrival.account.as_ref().and_then(Account::hash);
    let candidates: Vec<&SecretHash> = hash.iter().collect();
    let attempt = counted(app, visitor, (arrival, password), &candidates);
    let verdict = app.guard.verify(&app.db, attempt, visitor.now).await?;
    let account = arrival.account.as_ref();
    Ok(match (verdict, account) {
        (Verdict::Right(passed), Some(account)) => {
            PasswordJudged::Right(Box::new(account.clone()), passed)
        }
        (Verdict::Throttled { until }, account) => {
            tell(app, visitor, account, (Outcome::Throttled, false)).await?;
            PasswordJudged::Throttled { until }
        }
        (Verdict::Wrong { last_free }, account) => {
            tell(app, visitor, account, (Outcome::Refused, last_free)).await?;
            PasswordJudged::Refused
        }
        (Verdict::Right(_), None) => PasswordJudged::Refused,
    })
}

/// Asks a signed-in person for their password again, through the same door and the same counts.
pub async fn verify_again(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    password: &str,
) -> Result<(Account, Verdict), Fault> {
    let account = Account::known(app.db.reader(), person.account_id()).await?;
    let hash = account.hash();
    let candidates: Vec<&SecretHash> = hash.iter().collect();
    let own = Bucket::new("step-up", &account.id.to_string(), growing(app));
    let buckets = vec![own, Bucket::new("ip", &visitor.counted_ip(), by_ip(app))];
    let attempt = Attempt { typed: password, candidates: &candidates, buckets, own_bucket: None };
    let verdict = app.guard.verify(&app.db, attempt, visitor.now).await?;
    let outcome = match verdict {
        Verdict::Right(_) => Outcome::Done,
        Verdict::Wrong { .. } => Outcome::Refused,
        Verdict::Throttled { .. } => Outcome::Throttled,
    };
    let event = Event::done(Kind::StepUp, person.actor(), account.id).with(outcome);
    write_down(app, visitor, event).await?;
    Ok((account, verdict))
}

/// Where every attempt at a secret is counted, whatever the secret: by address, by network, in all.
pub fn attempt_buckets(app: &App, visitor: &Visitor) -> Vec<Bucket> {
    let limits = &app.settings.throttle;
    let window = limits.window;
    vec![
        Bucket::new("ip", &visitor.counted_ip(), by_ip(app)),
        Bucket::new(
            "network",
            &visitor.counted_network(),
            Rule::Window { limit: limits.network_attempts, window },
        ),
        Bucket::new("all", "", Rule::Window { limit: limits.total_attempts, window }),
    ]
}

/// Where the tries of a second factor are counted. On a browser where the account was opened before, by
/// its own count alone: whoever knows the password cannot keep its holder out at the second step.
pub async fn factor_buckets(
    app: &App,
    visitor: &Visitor,
    (account, kind): (&Account, &str),
) -> Result<Vec<Bucket>, DbErr> {
    if let Some(device) = visitor.device()
        && known_device::has_signed_in(app.db.reader(), account.id, &device).await?
    {
        let key = format!("{}|{}", account.id, device.hash().as_str());
        return Ok(vec![Bucket::new(&format!("{kind}-device"), &key, growing(app))]);
    }
    let mut buckets = attempt_buckets(app, visitor);
    buckets.push(Bucket::new(kind, &account.id.to_string(), growing(app)));
    Ok(buckets)
}

/// The rule for what one identifier, one pair or one person may try.
pub fn growing(app: &App) -> Rule {
    let limits = &app.settings.throttle;
    Rule::Growing {
        free: limits.free_attempts,
        first: limits.first_delay,
        longest: limits.longest_delay,
        per_day: limits.attempts_per_day,
    }
}

fn by_ip(app: &App) -> Rule {
    let limits = &app.settings.throttle;
    Rule::Window { limit: limits.ip_attempts, window: limits.window }
}

/// On a known device only the device's own count matters: strangers cannot lock its owner out.
fn counted<'a>(
    app: &App,
    visitor: &Visitor,
    (arrival, typed): (&Arrival, &'a str),
    candidates: &'a [&'a SecretHash],
) -> Attempt<'a> {
    let email = &arrival.email;
    let is_known = arrival.acquaintance == Acquaintance::Known;
    if let Some(device) = visitor.device().filter(|_| is_known) {
        let key = format!("{}|{}", email.as_str(), device.hash().as_str());
        let own_bucket = Some(Bucket::new("device", &key, growing(app)));
        return Attempt { typed, candidates, buckets: Vec::new(), own_bucket };
    }
    let mut buckets = attempt_buckets(app, visitor);
    buckets.push(Bucket::new("identifier", email.as_str(), growing(app)));
    Attempt { typed, candidates, buckets, own_bucket: None }
}

/// Writes a failed attempt down, and warns the holder when their free attempts are used up.
pub async fn tell(
    app: &App,
    visitor: &Visitor,
    account: Option<&Account>,
    (outcome, warn): (Outcome, bool),
) -> Result<(), DbErr> {
    let subject = account.map_or("unknown".into(), |account| account.id.to_string());
    let event = Event::done(Kind::SignIn, Actor::Anyone, subject).with(outcome);
    write_down(app, visitor, event).await?;
    if let Some(account) = account.filter(|_| warn) {
        let tx = app.db.begin().await?;
        notices::many_attempts(&tx, app, visitor, account).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Every judged attempt is written down; those that were not even judged, as far as they tell
/// something.
pub async fn write_down(app: &App, visitor: &Visitor, event: Event) -> Result<(), DbErr> {
    if event.outcome == Outcome::Throttled {
        return refusals::note(app, visitor, event).await;
    }
    let tx = app.db.begin().await?;
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await
}
