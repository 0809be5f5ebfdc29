//! « Appareils connectés », under « Profil ».

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

use super::disconnect;
use crate::accounts::sign_in::SignedIn;
use crate::accounts::sign_in::session::{self, MySession, SessionId};
use crate::audit::{Event, Kind, Outcome};
use crate::clock::{paris_day, paris_iso, paris_recently};
use crate::web::{App, Asked, Error, Page, Visitor, network_beginning, refusals};

#[derive(Template)]
#[template(path = "accounts/profile/devices/devices.html")]
pub struct DevicesPage {
    visitor: Visitor,
    devices: Vec<Device>,
    ended: Option<Ended>,
}

/// A session, in words.
struct Device {
    id: SessionId,
    /// « Firefox sur Windows »
    name: String,
    is_this: bool,
    /// « 3 mars à 18:02 », and the same for machines.
    seen: String,
    seen_iso: String,
    /// « 2 juin 2026 », where it stays signed in.
    stays_until: Option<String>,
    /// « 92.184… »
    address: Option<String>,
}

/// What was just done.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Ended {
    One,
    Others,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    ended: Option<Ended>,
}

pub async fn devices(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(told): Asked<Told>,
) -> Result<Page<DevicesPage>, Error> {
    let sessions = session::mine(app.db.reader(), &person, visitor.now).await?;
    let usual = app.settings.session.idle;
    let device = |session| Device::of(&visitor, session, usual);
    let devices = sessions.iter().map(device).collect();
    Ok(Page(DevicesPage { visitor: person.seen(visitor), devices, ended: told.ended }))
}

pub async fn disconnect(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<SessionId>,
) -> Result<Redirect, Error> {
    if disconnect::disconnect(&app, &visitor, &person, id).await? {
        return Ok(Redirect::to("/profile/devices?ended=one"));
    }
    // Somebody else's session is as unknown as one that never was; only the audit trail hears of it.
    let event = Event::done(Kind::AccessRefused, person.actor(), id).with(Outcome::Refused);
    refusals::note(&app, &visitor, event).await?;
    Err(Error::NotFound)
}

pub async fn disconnect_others(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Redirect, Error> {
    disconnect::disconnect_others(&app, &visitor, &person).await?;
    Ok(Redirect::to("/profile/devices?ended=others"))
}

impl Device {
    fn of(visitor: &Visitor, session: &MySession, usual: Duration) -> Self {
        let stays = session.idle > usual;
        Self {
            stays_until: stays.then(|| paris_day(session.ends_at, visitor.lang)),
            id: session.id,
            name: visitor.browser_in_words(&session.agent),
            is_this: session.is_this,
            seen: paris_recently(session.last_seen_at, visitor.lang),
            seen_iso: paris_iso(session.last_seen_at),
            address: network_beginning(&session.network),
        }
    }
}
