//! Proof that a request comes from a live session.

use std::iter;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::header::REFERER;
use axum::http::request::Parts;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Value};

use super::session::{self, Found, Live};
use crate::accounts::account::{Account, AccountId};
use crate::agencies::Remembered;
use crate::audit::Actor;
use crate::clock::Moment;
use crate::database::Fixed;
use crate::guard::Token;
use crate::web::{App, CookieKind, Cookies, Error, LocalPath, Visitor};

/// A signed-in person, and the page's visitor with them.
pub struct SignedIn {
    live: Live,
    token: Token,
    /// The page that they are on.
    page: Option<LocalPath>,
}

impl SignedIn {
    pub fn account_id(&self) -> AccountId {
        self.live.account_id
    }

    pub fn email(&self) -> &str {
        &self.live.email
    }

    /// Who the audit trail says that it was.
    pub fn actor(&self) -> Actor {
        Actor::Account(self.live.account_id.uuid())
    }

    pub(in crate::accounts) fn token(&self) -> &Token {
        &self.token
    }

    /// Whether a secret was typed recently enough for a sensitive act (step-up).
    pub fn is_fresh(&self, app: &App) -> bool {
        app.clock.now().since(self.live.authenticated_at) <= app.settings.session.step_up
    }

    /// The page to come back to: the one asked for or, after a form, the one that the form was on.
    pub(in crate::accounts) fn page(&self) -> LocalPath {
        self.page.clone().or_else(|| LocalPath::parse("/profile")).unwrap_or_default()
    }

    /// Whether the session goes on: it may have ended while the request waited for its turn.
    pub async fn is_still_here(&self, app: &App, now: Moment) -> Result<bool, DbErr> {
        Ok(matches!(session::find(app.db.reader(), &self.token, now).await?, Found::Live(_)))
    }

    /// Whether they asked to stay signed in on this device.
    pub fn is_remembered(&self, app: &App) -> bool {
        self.live.idle() > app.settings.session.idle
    }

    /// Notes that a secret was typed just now. The session goes on under the cookie of `renewed`.
    pub async fn refresh(&self, tx: &impl ConnectionTrait, now: Moment) -> Result<Token, DbErr> {
        session::authenticated(tx, &self.token, now).await
    }

    /// The session goes on under a new token and in the account's present epoch, while others end.
    pub async fn carry_on(
        &self,
        tx: &impl ConnectionTrait,
        account: &Account,
    ) -> Result<Token, DbErr> {
        session::carry_on(tx, &self.token, account).await
    }

    /// The cookies of this browser once its session has a new token.
    pub fn renewed(&self, app: &App, cookies: Cookies, token: &Token) -> Cookies {
        let keep = self.is_remembered(app).then_some(app.settings.session.remembered);
        cookies.set(CookieKind::Session, token.as_str().to_owned(), keep)
    }

    /// The proof and the rows of wider questions about the same session, asked together: for the one
    /// page that everybody opens. The first question is a [`session::question`]; the first value is
    /// the hash of its token, the others follow it.
    pub async fn with_rows<const N: usize>(
        app: &App,
        visitor: &Visitor,
        (questions, values): (&Fixed, Vec<Value>),
    ) -> Result<(Self, [Vec<QueryResult>; N]), Error> {
        let back = LocalPath::parse(&visitor.path);
        let Some(token) = visitor.cookies.token(CookieKind::Session) else {
            return Err(sign_in_first(back, visitor, None));
        };
        let hash = Value::from(token.hash().as_str());
        let values: Vec<Value> = iter::once(hash).chain(values).collect();
        let rows = questions.ask(app.db.reader(), &values).await?;
        let found = session::judge(rows.first().and_then(|own| own.first()), visitor.now)?;
        Ok((Self::proven(app, (back, visitor), token, found).await?, rows))
    }

    async fn proven(
        app: &App,
        (back, visitor): (Option<LocalPath>, &Visitor),
        token: Token,
        found: Found,
    ) -> Result<Self, Error> {
        let ended = |back, why| Err(sign_in_first(back, visitor, Some(why)));
        match found {
            Found::Live(mut live) => {
                session::note_activity(app, &token, &mut live).await?;
                Ok(Self { live, token, page: back })
            }
            Found::Idle => ended(back, "idle"),
            Found::Over => ended(back, "over"),
        }
    }

    /// The visitor of this page, who may be warned before the session ends.
    pub fn seen(&self, mut visitor: Visitor) -> Visitor {
        visitor.session_ends_in = Some(self.seconds_left(visitor.now));
        visitor
    }

    /// Until the session ends for want of activity.
    pub fn seconds_left(&self, now: Moment) -> u32 {
        u32::try_from(self.live.ends_in(now).as_secs()).unwrap_or(u32::MAX)
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        let back = page_asked(parts, app, &visitor);
        let Some(token) = visitor.cookies.token(CookieKind::Session) else {
            return Err(sign_in_first(back, &visitor, None));
        };
        let found = session::find(app.db.reader(), &token, visitor.now).await?;
        Self::proven(app, (back, &visitor), token, found).await
    }
}

/// The page to come back to: the one asked for or, after a form, the one that the form was on.
fn page_asked(parts: &Parts, app: &App, visitor: &Visitor) -> Option<LocalPath> {
    if parts.method == Method::GET {
        return LocalPath::parse(&visitor.path);
    }
    let from = parts.headers.get(REFERER)?.to_str().ok()?;
    LocalPath::parse(from.strip_prefix(&app.address(""))?)
}

/// Leads to the sign-in page of the agency last used here, and back afterwards.
pub(in crate::accounts) fn sign_in_first(
    back: Option<LocalPath>,
    visitor: &Visitor,
    why: Option<&str>,
) -> Error {
    let mut query = Vec::new();
    if let Some(codes) = Remembered::read(&visitor.cookies).last() {
        query.push(codes.query());
    }
    if let Some(path) = back.filter(|path| path.as_str() != "/") {
        query.push(format!("next={}", path.in_query()));
    }
    query.extend(why.map(|why| format!("why={why}")));
    let mark = if query.is_empty() { "" } else { "?" };
    Error::SignInFirst(format!("/login{mark}{}", query.join("&")))
}
