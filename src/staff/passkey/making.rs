//! A new passkey of a member of staff, and its end. Each act asks for fresh
//! secrets first.

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::Value;

use super::holding;
use super::notices;
use super::row::{self, StaffPasskey};
use crate::audit::{self, Event, Kind};
use crate::database;
use crate::guard::Token;
use crate::guard::webauthn::options::Holder;
use crate::guard::webauthn::{Posted, Purpose, Side, aaguid, challenge, options};
use crate::staff::agency_staff::SignedInStaff;
use crate::staff::member::{Staff, StaffId};
use crate::staff::session;
use crate::web::{App, KeyRefused, Visitor};

/// Somebody who may make and delete keys in this session. Where their agency asks for a key, that is
/// whoever used one of theirs in it; who has none yet makes the first with password and code. A password
/// and a code that were typed on a false page would else make a key of their own.
pub struct KeyHolder<'a> {
    person: &'a SignedInStaff,
}

impl<'a> KeyHolder<'a> {
    /// None when a key of theirs must be used first.
    pub async fn of(
        db: &impl ConnectionTrait,
        person: &'a SignedInStaff,
    ) -> Result<Option<Self>, DbErr> {
        let may = !person.lacks_key() || !has_working_key(db, person.id()).await?;
        Ok(may.then_some(Self { person }))
    }
}

async fn has_working_key(db: &impl ConnectionTrait, id: StaffId) -> Result<bool, DbErr> {
    let keys = row::of_staff(db, id).await?;
    Ok(keys.iter().any(|key| key.blocked_at.is_none()))
}

/// What came of it.
pub enum Made {
    /// The session's new token: it counts as opened by a key from now on.
    Done(Token),
    Refused(KeyRefused),
}

/// What the browser is asked, to make one.
pub async fn ask_new(app: &App, visitor: &Visitor, holder: &KeyHolder<'_>) -> Result<Value, DbErr> {
    let person = holder.person;
    let keys = row::of_staff(app.db.reader(), person.id()).await?;
    let names: Vec<String> = keys.into_iter().map(|key| key.credential_id).collect();
    let life = app.settings.factor.challenge;
    let token = challenge::draw(&app.db, &purpose(person.id()), visitor.now + life).await?;
    let uuid = person.id().uuid();
    let holder = Holder { handle: uuid.as_bytes(), name: person.email(), service: app.name() };
    Ok(options::making(&app.relying_party(), (&token, life), (&holder, &names)))
}

/// Keeps the key that the page's script posted, under a name; its own when none was typed.
pub async fn make(
    app: &App,
    visitor: &Visitor,
    holder: &KeyHolder<'_>,
    (name, posted): (&str, &str),
) -> Result<Made, DbErr> {
    let person = holder.person;
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
    let name = aaguid::called(name, &key, &visitor.device_in_words(visitor.lang));
    match row::keep(&tx, (person.id(), &name), &key, visitor.now).await {
        Ok(()) => {}
        Err(error) if database::is_duplicate(&error) => return refused(KeyRefused::AlreadyKnown),
        Err(error) => return Err(error),
    }
    let staff = Staff::known(&tx, person.id()).await?;
    let event = Event::done(Kind::PasskeyAdded, person.actor(), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::made(&tx, app, visitor, (&staff, &name)).await?;
    let token = session::by_key(&tx, person.token(), visitor.now).await?;
    tx.commit().await?;
    Ok(Made::Done(token))
}

/// Deletes a key; every other session, which it may have opened, ends.
pub async fn remove(
    app: &App,
    visitor: &Visitor,
    holder: &KeyHolder<'_>,
    key: &StaffPasskey,
) -> Result<(), DbErr> {
    let person = holder.person;
    let tx = app.db.begin().await?;
    if row::forget(&tx, key).await? {
        if row::of_staff(&tx, person.id()).await?.is_empty() {
            holding::forget(&tx, person.id()).await?;
        }
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
