//! A new passkey of a member of staff, and its end. Each act asks for fresh
//! secrets first.

use sea_orm::DbErr;
use serde_json::Value;

use super::notices;
use super::row::{self, StaffPasskey};
use crate::audit::{self, Event, Kind};
use crate::database;
use crate::guard::Token;
use crate::guard::webauthn::options::Holder;
use crate::guard::webauthn::{Posted, Purpose, Side, challenge, options};
use crate::staff::agency_staff::SignedInStaff;
use crate::staff::member::{Staff, StaffId};
use crate::staff::session;
use crate::web::{App, KeyRefused, Visitor};

/// What came of it.
pub enum Made {
    /// The session's new token: it counts as opened by a key from now on.
    Done(Token),
    Refused(KeyRefused),
}

/// What the browser is asked, to make one.
pub async fn ask_new(app: &App, visitor: &Visitor, person: &SignedInStaff) -> Result<Value, DbErr> {
    let keys = row::of_staff(app.db.reader(), person.id()).await?;
    let names: Vec<String> = keys.into_iter().map(|key| key.credential_id).collect();
    let life = app.settings.factor.challenge;
    let token = challenge::draw(&app.db, &purpose(person.id()), visitor.now + life).await?;
    let uuid = person.id().uuid();
    let holder = Holder { handle: uuid.as_bytes(), name: person.email(), service: app.name() };
    Ok(options::making(&app.relying_party(), (&token, life), (&holder, &names)))
}

/// Keeps the key that the page's script posted, under a name.
pub async fn make(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
    (name, posted): (&str, &str),
) -> Result<Made, DbErr> {
    let refused = |why| Ok(Made::Refused(why));
    let Some(posted) = Posted::parse(posted) else { return refused(KeyRefused::Unreadable) };
    let Some(token) = challenge::of(posted.client_data()) else {
        return refused(KeyRefused::Unreadable);
    };
    if !challenge::spend(&app.db, (&token, &purpose(person.id())), visitor.now).await? {
        return refused(KeyRefused::Challenge);
    }
    let Some(registration) = posted.registration() else {
        return refused(KeyRefused::Unreadable);
    };
    let key = match registration.verify(&app.relying_party(), &token) {
        Ok(key) => key,
        Err(refusal) => return refused(refusal.into()),
    };
    let tx = app.db.begin().await?;
    let own = row::of_staff(&tx, person.id()).await?.len();
    if u64::try_from(own).unwrap_or(u64::MAX) >= app.settings.factor.passkeys {
        return refused(KeyRefused::TooMany);
    }
    match row::keep(&tx, (person.id(), name), &key, visitor.now).await {
        Ok(()) => {}
        Err(error) if database::is_duplicate(&error) => return refused(KeyRefused::AlreadyKnown),
        Err(error) => return Err(error),
    }
    let staff = Staff::known(&tx, person.id()).await?;
    let event = Event::done(Kind::PasskeyAdded, person.actor(), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::made(&tx, app, visitor, (&staff, name)).await?;
    let token = session::by_key(&tx, person.token(), visitor.now).await?;
    tx.commit().await?;
    Ok(Made::Done(token))
}

/// Deletes a key; every other session, which it may have opened, ends.
pub async fn remove(
    app: &App,
    visitor: &Visitor,
    person: &SignedInStaff,
    key: &StaffPasskey,
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    if row::forget(&tx, key).await? {
        let staff = Staff::known(&tx, person.id()).await?;
        session::end_all(&tx, staff.id, Some(person.token())).await?;
        let event = Event::done(Kind::PasskeyRemoved, person.actor(), staff.id);
        audit::record(&tx, &visitor.origin(), event).await?;
        notices::removed(&tx, app, visitor, (&staff, &key.name)).await?;
    }
    tx.commit().await
}

fn purpose(staff: StaffId) -> Purpose {
    Purpose::Make(Side::Staff, staff.to_string())
}
