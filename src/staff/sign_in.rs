//! Signing in on the staff side: the password opens a half session, the second factor the rest.

use super::factor::{self, Factor};
use super::half_session;
use super::half_signed_in::HalfSignedIn;
use super::known_device;
use super::member::Staff;
use super::passkey::ProvenKey;
use super::session;
use super::sign_in_notices;
use crate::accounts::Email;
use crate::accounts::sign_in::{attempt_buckets, growing, write_down};
use crate::agencies::{Agency, Code};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::{Attempt, Bucket, Fault, Passed, SecretHash, Token, Verdict};
use crate::web::{App, CookieKind, Cookies, Visitor};

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
    Opened(Opened),
    /// Wrong, or used before.
    Refused,
    Throttled {
        until: Moment,
    },
}

/// A session just opened, and what its browser must keep.
pub struct Opened {
    session: Token,
    device: Option<String>,
}

impl Opened {
    pub(super) fn of(app: &App, (staff, session): (&Staff, Token), now: Moment) -> Self {
        Self { session, device: known_device::cookie(app, staff, now) }
    }

    /// Hands both to the browser: the session, and that it is known from now on.
    pub fn into_cookies(self, app: &App, cookies: Cookies) -> Cookies {
        let cookies = cookies.set(CookieKind::Office, self.session.as_str().to_owned(), None);
        let keep = Some(app.settings.device.remembered);
        match self.device {
            Some(device) => cookies.set(CookieKind::OfficeDevice, device, keep),
            None => cookies,
        }
    }
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
    let own_bucket = staff
        .as_ref()
        .and_then(|staff| known_device::bucket(app, visitor, (staff, "staff-device")));
    let buckets = match own_bucket {
        // On a known device only its own count matters: strangers cannot lock its holder out.
        Some(_) => Vec::new(),
        None => strangers(app, visitor, (client, email)),
    };
    let attempt = Attempt { typed: password, candidates: &candidates, buckets, own_bucket };
    let verdict = app.guard.verify(&app.db, attempt, visitor.now).await?;
    let (outcome, step) = match (verdict, &staff) {
        (Verdict::Right(passed), Some(staff)) => {
            return open_half(app, visitor, staff, (passed, password)).await;
        }
        (Verdict::Throttled { until }, _) => (Outcome::Throttled, FirstStep::Throttled { until }),
        (Verdict::Wrong { last_free: true }, Some(staff)) => {
            tell_of_attempts(app, visitor, staff).await?;
            (Outcome::Refused, FirstStep::Refused)
        }
        _ => (Outcome::Refused, FirstStep::Refused),
    };
    let subject = staff.map_or("unknown".into(), |staff| staff.id.to_string());
    let event = Event::done(Kind::StaffSignIn, Actor::Anyone, subject).with(outcome);
    write_down(app, visitor, event).await?;
    Ok(step)
}

async fn open_half(
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
    (passed, typed): (Passed, &str),
) -> Result<FirstStep, Fault> {
    let rehashed = match staff.hash() {
        Some(hash) if app.guard.is_outdated(&hash) => Some(app.guard.hash(typed).await?),
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
    Ok(FirstStep::Half { token, enrols })
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
        Factor::Wrong => {
            factor::tell_wrong(app, visitor, staff).await?;
            return Ok(SecondStep::Refused);
        }
        Factor::Throttled { until } => return Ok(SecondStep::Throttled { until }),
    };
    let tx = app.db.begin().await?;
    if !proven.spend(&tx, (app, visitor), staff).await? || !half.spend(&tx).await? {
        drop(tx);
        factor::refused(app, visitor, staff, Outcome::Refused).await?;
        factor::tell_wrong(app, visitor, staff).await?;
        return Ok(SecondStep::Refused);
    }
    let opened = open(&tx, (app, visitor), staff, false).await?;
    announce(&tx, (app, visitor), staff).await?;
    tx.commit().await?;
    Ok(SecondStep::Opened(opened))
}

/// A passkey, alone or after the password, is both factors. None when it, or the half session, was
/// used elsewhere meanwhile.
pub async fn give_key(
    app: &App,
    visitor: &Visitor,
    proven: ProvenKey,
    half: Option<&HalfSignedIn>,
) -> Result<Option<Opened>, sea_orm::DbErr> {
    let tx = app.db.begin().await?;
    let staff = proven.staff.clone();
    if !proven.spend(&tx, visitor.now).await? {
        return Ok(None);
    }
    if let Some(half) = half
        && !half.spend(&tx).await?
    {
        return Ok(None);
    }
    let opened = open(&tx, (app, visitor), &staff, true).await?;
    announce(&tx, (app, visitor), &staff).await?;
    tx.commit().await?;
    Ok(Some(opened))
}

/// Where a try is counted that comes from a browser which nobody knows.
fn strangers(app: &App, visitor: &Visitor, (client, email): (&Code, &Email)) -> Vec<Bucket> {
    let mut buckets = attempt_buckets(app, visitor);
    let who = format!("{}|{}", client.as_str(), email.as_str());
    buckets.push(Bucket::new("staff", &who, growing(app)));
    buckets
}

/// Opens the session of a member who proved both factors, and writes it down.
pub(super) async fn open(
    tx: &Tx,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
    by_key: bool,
) -> Result<Opened, sea_orm::DbErr> {
    if let Some(former) = visitor.cookies.token(CookieKind::Office) {
        session::end(tx, &former).await?;
    }
    staff.signed_in(tx, app, visitor.now).await?;
    let event = Event::done(Kind::StaffSignIn, Actor::Staff(staff.id.uuid()), staff.id);
    audit::record(tx, &visitor.origin(), event).await?;
    let session = session::open(tx, (app, visitor), staff, by_key).await?;
    Ok(Opened::of(app, (staff, session), visitor.now))
}

/// A sign-in on a browser that the member never used is told to them.
async fn announce(
    tx: &Tx,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
) -> Result<(), sea_orm::DbErr> {
    if known_device::is_stranger(app, visitor, staff) {
        sign_in_notices::new_device(tx, app, visitor, staff).await?;
    }
    Ok(())
}

async fn tell_of_attempts(
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), sea_orm::DbErr> {
    let tx = app.db.begin().await?;
    sign_in_notices::many_attempts(&tx, app, visitor, staff).await?;
    tx.commit().await
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
