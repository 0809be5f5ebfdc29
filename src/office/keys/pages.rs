//! The list of the keys of a société, and the end of one.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use crate::agencies::SocieteId;
use crate::api_keys::{self, ApiKey, ApiKeyId};
use crate::clock::paris_day_and_time;
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Asked, Error, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/keys/list.html")]
pub struct KeysPage {
    visitor: Visitor,
    desk: Desk,
    keys: Vec<Line>,
    is_revoked: bool,
}

/// A key in words.
pub struct Line {
    id: ApiKeyId,
    name: String,
    hint: String,
    scopes: String,
    made: String,
    ends: String,
    last_used: Option<String>,
    standing: Standing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Live,
    Expired,
    Revoked,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Asked(told): Asked<Told>,
) -> Result<Page<KeysPage>, Error> {
    let keys = api_keys::list(app.db.reader(), staff.societe_id()).await?;
    let keys = keys.iter().map(|key| Line::new(&visitor, key)).collect();
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Keys);
    Ok(Page(KeysPage { visitor, desk, keys, is_revoked: told.done == "revoked" }))
}

/// Of no use from the next request on.
pub async fn revoke(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Path((_, id)): Path<(SocieteId, ApiKeyId)>,
) -> Result<Reply<KeysPage>, Error> {
    let keys = api_keys::list(app.db.reader(), staff.societe_id()).await?;
    if !keys.iter().any(|key| key.id == id) {
        return Err(Error::NotFound);
    }
    fresh(&app, &staff)?;
    let by = (&visitor.origin(), staff.actor());
    api_keys::revoke(&app, by, (staff.societe_id(), id)).await?;
    Ok(Reply::done(format!("/office/{}/keys?done=revoked", staff.societe_id())))
}

impl Line {
    fn new(visitor: &Visitor, key: &ApiKey) -> Self {
        let scopes = key.scopes().into_iter().map(|scope| scope.text(visitor.texts));
        let when = |moment| paris_day_and_time(moment, visitor.lang);
        let standing = match key.revoked_at {
            Some(_) => Standing::Revoked,
            None if key.is_live(visitor.now) => Standing::Live,
            None => Standing::Expired,
        };
        Self {
            id: key.id,
            name: key.name.clone(),
            hint: key.hint.clone(),
            scopes: scopes.collect::<Vec<_>>().join(" · "),
            made: when(key.created_at),
            ends: when(key.expires_at),
            last_used: key.last_used_at.map(when),
            standing,
        }
    }
}
