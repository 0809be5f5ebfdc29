//! A request that writes: who sends it, what it asks, what it holds, and whether it came before.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::Response;
use serde::Serialize;

use super::answer::Answered;
use super::json::Sent;
use super::once::Once;
use super::query::{NoQuery, Pairs, Parameters};
use crate::api_keys::{KeyHolder, Within};
use crate::imports::By;
use crate::imports::sent::Sending;
use crate::web::{App, Failure, Visitor};

/// The key is judged first, then the address, then the body.
pub struct Writing<S, Q = NoQuery> {
    pub visitor: Visitor,
    pub holder: KeyHolder<S>,
    pub asked: Q,
    pub sent: Sent,
    once: Once,
}

impl<S: Within, Q: Parameters> FromRequest<App> for Writing<S, Q> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let holder = KeyHolder::from_request_parts(&mut parts, app).await?;
        let asked = Q::of(&Pairs::of(&parts.uri)?)?;
        let Ok(visitor) = Visitor::from_request_parts(&mut parts, app).await;
        let once = Once::of(&parts)?;
        let sent = Sent::from_request(Request::from_parts(parts, body), app).await?;
        Ok(Self { visitor, holder, asked, sent, once })
    }
}

impl<S: Within, Q> Writing<S, Q> {
    /// Does the work, unless it was done already under the same name.
    pub async fn answer<T: Serialize>(
        &self,
        app: &App,
        work: impl Future<Output = Answered<T>>,
    ) -> Result<Response, Failure> {
        self.once.answer(app, (&self.holder, &self.sent.bytes), Box::pin(work)).await
    }

    /// Where what it holds is sent.
    pub fn sending<'a>(&'a self, app: &'a App) -> Sending<'a> {
        let by = By { origin: self.visitor.origin(), actor: self.holder.actor() };
        Sending { app, societe: self.holder.societe(), by }
    }
}
