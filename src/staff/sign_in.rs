//! Signing in on the staff side: the password opens a half session, the second factor the rest.

use super::factor::{self, Factor};
use super::half_session;
use super::half_signed_in::HalfSignedIn;
use super::member::Staff;
use super::session;
use crate::accounts::Email;
use crate::accounts::sign_in::{attempt_buckets, growing, write_down};
use crate::agencies::{Agency, Code};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::{Attempt, Bucket, Fault, SecretHash, Token, Verdict};
use crate::web::{App, CookieKind, Visitor};

/// What came of a password.
pub enum FirstStep {
    /// The token of a half session; `enrols` when a factor must be set up first.
    Half {
        token: Token,
        enrols: bool,
    },
    /// Unknown agency, unknown address, wrong password, removed, not joined: nobody learns which.
    Refused,
    Throttled {
        until: Moment,
    },
}

/// What came of a second factor.
pub enum SecondStep {
    /// The token of a session.
    Opened(Token),
    /// Wrong, or used before.
    Refused,
    Throttled {
        until: Moment,
    },
}

/// The first step: agency, address, password.
pub async fn give_password(
    app: &App,
    visitor: &Visitor,
    (client, email): (&Code, &Email),
    password: &str,
) -> Result<FirstStep, Fault> {
    let db = app.db.reader();
    let staff = match Agency::with_code(db, client).await? {
        Some(agency) => Staff::at(db, agency.id, email).await?.filter(Staff::is_here),
        None => None,
    };
    let hash = staff.as_ref().and_then(Staff::hash);
    let candidates: Vec<&SecretHash> = hash.iter().collect();
    let mut buckets = attempt_buckets(app, visitor);
    let who = format!("{}|{}", client.as_str(), email.as_str());
    buckets.push(Bucket::new("staff", &who, growing(app)));
    let attempt = Attempt { typed: password, candidates: &candidates, buckets, own_bucket: None };
    let verdict = app.guard.verify(&app.db, attempt, visitor.now).await?;
    let (outcome, step) = match (verdict, &staff) {
        (Verdict::Right(passed), Some(staff)) => {
            let rehashed = match &hash {
                Some(hash) if app.guard.is_outdated(hash) => Some(app.guard.hash(password).await?),
                _ => None,
            };
            let tx = app.db.begin().await?;
            passed.settle(&tx).await?;
            if let Some(hash) = rehashed {
                staff.rehash(&tx, &hash).await?;
            }
            let enrols = staff.totp_secret.is_none();
            let token = half_session::open(&tx, (app, visitor.now), staff, enrols).await?;
            tx.commit().await?;
            return Ok(FirstStep::Half { token, enrols });
        }
        (Verdict::Throttled { until }, _) => (Outcome::Throttled, FirstStep::Throttled { until }),
        _ => (Outcome::Refused, FirstStep::Refused),
    };
    let subject = staff.map_or("unknown".into(), |staff| staff.id.to_string());
    let event = Event::done(Kind::StaffSignIn, Actor::Anyone, subject).with(outcome);
    write_down(app, visitor, event).await?;
    Ok(step)
}

/// The second step: a session, in the place of the one that this browser had.
pub async fn give_factor(
    app: &App,
    visitor: &Visitor,
    half: &HalfSignedIn,
    typed: &str,
) -> Result<SecondStep, Fault> {
    let staff = half.staff();
    let proven = match factor::prove(app, visitor, staff, typed).await? {
        Factor::Right(proven) => proven,
        Factor::Wrong => return Ok(SecondStep::Refused),
        Factor::Throttled { until } => return Ok(SecondStep::Throttled { until }),
    };
    let tx = app.db.begin().await?;
    if !proven.spend(&tx, (app, visitor), staff).await? || !half.spend(&tx).await? {
        drop(tx);
        factor::refused(app, visitor, staff, Outcome::Refused).await?;
        return Ok(SecondStep::Refused);
    }
    let token = open(&tx, (app, visitor), staff).await?;
    tx.commit().await?;
    Ok(SecondStep::Opened(token))
}

/// Opens the session of a member who proved both factors, and writes it down.
pub(super) async fn open(
    tx: &Tx,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
) -> Result<Token, sea_orm::DbErr> {
    if let Some(former) = visitor.cookies.token(CookieKind::Office) {
        session::end(tx, &former).await?;
    }
    staff.signed_in(tx, app, visitor.now).await?;
    let event = Event::done(Kind::StaffSignIn, Actor::Staff(staff.id.uuid()), staff.id);
    audit::record(tx, &visitor.origin(), event).await?;
    session::open(tx, (app, visitor), staff).await
}

/// Signs out: ends the session and writes it down.
pub async fn sign_out(app: &App, visitor: &Visitor) -> Result<(), sea_orm::DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::Office) else { return Ok(()) };
    let tx = app.db.begin().await?;
    if let Some(staff) = session::end(&tx, &token).await? {
        let event = Event::done(Kind::StaffSignOut, Actor::Staff(staff.uuid()), staff);
        audit::record(&tx, &visitor.origin(), event).await?;
    }
    tx.commit().await
}
