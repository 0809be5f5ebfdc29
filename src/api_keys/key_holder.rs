//! The proof that a request comes from software with a key, and that the key is for this.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::api_key::{self, ApiKey};
use super::scope::Within;
use super::secret::KeySecret;
use super::told::Told;
use crate::agencies::{Societe, SocieteId};
use crate::audit::{Actor, Event, Kind, Outcome};
use crate::web::{App, Error, Failure, Problem, ProblemKind, Visitor, refusals};

/// Software with a live key, whose scopes hold `S`. The société is the key's, and no other: nothing
/// of the address or the body can name one.
pub struct KeyHolder<S> {
    key: ApiKey,
    secret: KeySecret,
    societe: Societe,
    within: PhantomData<S>,
}

impl<S: Within> KeyHolder<S> {
    pub fn societe(&self) -> &Societe {
        &self.societe
    }

    pub fn societe_id(&self) -> SocieteId {
        self.societe.id
    }

    pub fn key(&self) -> &ApiKey {
        &self.key
    }

    /// What only its holder knows, for what is sealed with it.
    pub fn secret(&self) -> &KeySecret {
        &self.secret
    }

    /// Who the audit trail says that it was.
    pub fn actor(&self) -> Actor {
        self.key.actor()
    }
}

impl<S: Within> FromRequestParts<App> for KeyHolder<S> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        let secret = shown(parts)?;
        let key = match &secret {
            Some(secret) => api_key::live(app.db.reader(), secret, visitor.now).await?,
            None => None,
        };
        let Some((key, secret)) = key.zip(secret) else {
            refused(app, &visitor, Event::done(Kind::AccessRefused, Actor::Anyone, "api")).await?;
            return Err(ProblemKind::KeyRefused.into());
        };
        let limit = app.settings.api.requests_per_minute;
        let step = app.pace.step(&app.db, (key.id.uuid(), limit), visitor.now).await?;
        if let Some(told) = parts.extensions.get::<Told>() {
            told.tell(step);
        }
        if step.is_refused {
            let wait = step.ends_in.as_secs() + u64::from(step.ends_in.subsec_nanos() > 0);
            return Err(Problem::of(ProblemKind::TooMany).wait(wait).into());
        }
        if let Some(scope) = S::SCOPE.filter(|_| !key.may(S::SCOPE)) {
            let event = Event::done(Kind::AccessRefused, key.actor(), scope.name());
            refused(app, &visitor, event.at(key.societe_id.uuid())).await?;
            let missing = format!("The key needs the scope {}.", scope.name());
            return Err(Problem::of(ProblemKind::ScopeMissing).told(missing).into());
        }
        api_key::note_use(app, &key, visitor.now).await?;
        let societe = Societe::known(app.db.reader(), key.societe_id).await?;
        Ok(Self { key, secret, societe, within: PhantomData })
    }
}

/// The key of the request; none when what is shown cannot be one.
fn shown(parts: &Parts) -> Result<Option<KeySecret>, Problem> {
    if parts.uri.query().is_some_and(KeySecret::may_be_in) {
        let advice = "A key stands in the address, where logs keep it: revoke it, and send another \
                      in the Authorization header.";
        return Err(Problem::of(ProblemKind::KeyRefused).told(advice));
    }
    let missing = || Problem::of(ProblemKind::KeyMissing).told("Send « Authorization: Bearer … ».");
    let mut headers = parts.headers.get_all(AUTHORIZATION).iter();
    let (Some(header), None) = (headers.next(), headers.next()) else { return Err(missing()) };
    let text = header.to_str().ok().and_then(|text| text.split_once(' '));
    let (scheme, key) = text.ok_or_else(missing)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(missing());
    }
    Ok(KeySecret::parse(key.trim()))
}

async fn refused(app: &App, visitor: &Visitor, event: Event) -> Result<(), Error> {
    Ok(refusals::note(app, visitor, event.with(Outcome::Refused)).await?)
}
