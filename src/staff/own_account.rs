//! What a member of staff changes about their own access. Each act asks for a fresh secret first.

use sea_orm::DbErr;

use super::agency_staff::SignedInStaff;
use super::half_session;
use super::member::Staff;
use super::notices;
use super::recovery_code;
use super::session;
use super::sign_in::Opened;
use crate::accounts::password::{NewPassword, Personal};
use crate::agencies::Agency;
use crate::audit::{self, Event, Kind};
use crate::guard::{Fault, RecoveryCode, RecoverySet, Token};
use crate::web::{App, Visitor};

/// Another password: every other session ends, this one goes on under the cookies that are returned.
/// None when another change was faster.
pub async fn change_password(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
    password: &NewPassword,
) -> Result<Option<Opened>, Fault> {
    let staff = Staff::known(app.db.reader(), person.id()).await?;
    let hash = app.guard.hash(password.as_str()).await?;
    let tx = app.db.begin().await?;
    if !staff.choose_password(&tx, &hash, visitor.now).await? {
        return Ok(None);
    }
    session::end_all(&tx, staff.id, None).await?;
    half_session::end_all(&tx, staff.id).await?;
    let staff = Staff::known(&tx, staff.id).await?;
    let token = session::open(&tx, (app, visitor), &staff, person.is_by_key()).await?;
    let event = Event::done(Kind::PasswordChanged, person.actor(), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::password_changed(&tx, app, visitor, &staff).await?;
    tx.commit().await?;
    Ok(Some(Opened::of(app, (&staff, token), visitor.now)))
}

/// Ten new recovery codes; the former ones are worth nothing. The session goes on under the token that
/// is returned.
pub async fn renew_codes(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
) -> Result<(Token, Vec<RecoveryCode>), Fault> {
    let fresh = RecoverySet::draw(&app.guard).await?;
    let tx = app.db.begin().await?;
    recovery_code::keep(&tx, person.id(), &fresh).await?;
    let staff = Staff::known(&tx, person.id()).await?;
    let event = Event::done(Kind::RecoveryCodesRenewed, person.actor(), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::codes_renewed(&tx, app, visitor, &staff).await?;
    let token = session::renewed(&tx, person.token()).await?;
    tx.commit().await?;
    Ok((token, fresh.codes))
}

/// Lets this browser set another factor up; the former one is good until then.
pub async fn replace_factor(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
) -> Result<Token, DbErr> {
    let tx = app.db.begin().await?;
    let staff = Staff::known(&tx, person.id()).await?;
    let token = half_session::open(&tx, (app, visitor.now), &staff, true).await?;
    tx.commit().await?;
    Ok(token)
}

/// Ends every session but the one that asks, and says how many.
pub async fn end_others(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
) -> Result<u64, DbErr> {
    let tx = app.db.begin().await?;
    let ended = session::end_all(&tx, person.id(), Some(person.token())).await?;
    half_session::end_all(&tx, person.id()).await?;
    let event = Event::done(Kind::SessionRevoked, person.actor(), person.id());
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(ended)
}

/// How many sessions of theirs live, this one included.
pub async fn open_sessions(app: &App, person: &SignedInStaff) -> Result<usize, DbErr> {
    let (db, now) = (app.db.reader(), app.clock.now());
    let staff = Staff::known(db, person.id()).await?;
    let own = session::of_staff(db, &staff).await?;
    Ok(own.iter().filter(|session| session.lives(app, now)).count())
}

/// How many recovery codes they have left.
pub async fn codes_left(app: &App, person: &SignedInStaff) -> Result<usize, DbErr> {
    Ok(recovery_code::unused(app.db.reader(), person.id()).await?.len())
}

/// What the password of a member must not hold.
pub async fn personal(app: &App, staff: &Staff) -> Result<Personal, DbErr> {
    let agency = Agency::known(app.db.reader(), staff.agency_id).await?;
    let about = [&*staff.email, &*staff.name, &*agency.name, &*agency.client_code];
    Ok(Personal::about(about))
}
