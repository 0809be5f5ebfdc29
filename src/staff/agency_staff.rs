//! Proofs that a request comes from somebody who works for an agency, and may do this at this société.

use std::marker::PhantomData;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::REFERER;
use axum::http::request::Parts;
use sea_orm::{ConnectionTrait, DbErr};

use super::desk::{Desk, Tab};
use super::member::StaffId;
use super::right::{self, AtLeast, Right};
use super::session::{self, Live};
use crate::agencies::{AgencyId, Societe, SocieteId};
use crate::audit::{Actor, Event, Kind, Outcome};
use crate::guard::Token;
use crate::web::{App, CookieKind, Cookies, Error, LocalPath, Visitor, refusals};

/// Somebody signed in on the staff side with both factors, at no société in particular.
pub struct SignedInStaff {
    live: Live,
    token: Token,
    /// The page that they are on.
    page: Option<LocalPath>,
}

impl AsRef<Self> for SignedInStaff {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl<R> AsRef<SignedInStaff> for AgencyStaff<R> {
    fn as_ref(&self) -> &SignedInStaff {
        &self.signed_in
    }
}

impl SignedInStaff {
    pub fn id(&self) -> StaffId {
        self.live.staff_id
    }

    pub fn agency_id(&self) -> AgencyId {
        self.live.agency_id
    }

    pub fn email(&self) -> &str {
        &self.live.email
    }

    pub fn name(&self) -> &str {
        &self.live.name
    }

    /// Who the audit trail says that it was.
    pub fn actor(&self) -> Actor {
        Actor::Staff(self.live.staff_id.uuid())
    }

    pub fn token(&self) -> &Token {
        &self.token
    }

    /// Whether a secret was typed recently enough for a sensitive act (step-up).
    pub fn is_fresh(&self, app: &App) -> bool {
        app.clock.now().since(self.live.authenticated_at) <= app.settings.session.step_up
    }

    /// Whether a passkey opened this session, or was made in it.
    pub(super) fn is_by_key(&self) -> bool {
        self.live.by_key
    }

    /// Whether their agency asks for a passkey, and none opened this session.
    pub fn lacks_key(&self) -> bool {
        self.live.lacks_key()
    }

    /// The sociétés where they have a right, by name.
    pub async fn societes(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<Vec<(Societe, Right)>, DbErr> {
        right::of_staff(db, self.live.staff_id).await
    }

    /// The page to come back to: the one asked for or, after a form, the one that the form was on.
    pub(super) fn page(&self) -> LocalPath {
        self.page.clone().or_else(|| LocalPath::parse("/office")).unwrap_or_default()
    }

    /// The cookies of this browser once its session has a new token.
    pub fn renewed(&self, cookies: Cookies, token: &Token) -> Cookies {
        cookies.set(CookieKind::Office, token.as_str().to_owned(), None)
    }

    /// The visitor of a page, who may be warned before the session ends.
    pub fn seen(&self, app: &App, mut visitor: Visitor) -> Visitor {
        let seconds = self.live.ends_in(app, visitor.now).as_secs();
        visitor.session_ends_in = u32::try_from(seconds).ok();
        visitor
    }

    async fn of(app: &App, parts: &mut Parts, at: Option<SocieteId>) -> Result<Self, Error> {
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        let page = page_asked(parts, app, &visitor);
        let Some(token) = visitor.cookies.token(CookieKind::Office) else {
            return Err(sign_in_first(page));
        };
        match session::find(app, &token, at, visitor.now).await? {
            Some(live) => Ok(Self { live, token, page }),
            None => Err(sign_in_first(page)),
        }
    }
}

impl FromRequestParts<App> for SignedInStaff {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        Self::of(app, parts, None).await
    }
}

/// Somebody who has at least the right `R` at the société of the address, read at each request.
///
/// What staff may do takes this proof; whatever it asks the database is about [`AgencyStaff::societe`].
/// A société without a right is one that does not exist.
pub struct AgencyStaff<R> {
    signed_in: SignedInStaff,
    societe: Societe,
    right: Right,
    at_least: PhantomData<R>,
}

impl<R: AtLeast> AgencyStaff<R> {
    pub fn societe(&self) -> &Societe {
        &self.societe
    }

    pub fn societe_id(&self) -> SocieteId {
        self.societe.id
    }

    pub fn signed_in(&self) -> &SignedInStaff {
        &self.signed_in
    }

    pub fn id(&self) -> StaffId {
        self.signed_in.id()
    }

    pub fn actor(&self) -> Actor {
        self.signed_in.actor()
    }

    /// What they may do there, which may be more than the page asks for.
    pub fn right(&self) -> Right {
        self.right
    }

    /// What the frame of a page of this tab shows, and the page's visitor.
    pub fn seated(&self, app: &App, visitor: Visitor, tab: Tab) -> (Visitor, Desk) {
        let visitor = self.signed_in.seen(app, visitor);
        (visitor, Desk::new(&self.societe, self.signed_in.name(), (self.right, tab)))
    }

    /// Something that they did, in the trail of their société.
    pub fn event(&self, kind: Kind, subject: impl std::fmt::Display) -> Event {
        Event::done(kind, self.actor(), subject).at(self.societe.id.uuid())
    }
}

impl<R: AtLeast> FromRequestParts<App> for AgencyStaff<R> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let asked = societe_asked(parts, app).await;
        let signed_in = SignedInStaff::of(app, parts, asked).await?;
        let Some(id) = asked else { return Err(Error::NotFound) };
        if signed_in.live.lacks_key() {
            return Err(Error::SignInFirst("/office/account?needs=key".into()));
        }
        match signed_in.live.right {
            Some(right) if right >= R::RIGHT => {
                let societe = Societe::known(app.db.reader(), id).await?;
                Ok(Self { signed_in, societe, right, at_least: PhantomData })
            }
            _ => {
                let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
                let event = Event::done(Kind::AccessRefused, signed_in.actor(), id);
                refusals::note(app, &visitor, event.with(Outcome::Refused)).await?;
                Err(Error::NotFound)
            }
        }
    }
}

fn page_asked(parts: &Parts, app: &App, visitor: &Visitor) -> Option<LocalPath> {
    if parts.method.is_safe() {
        return LocalPath::parse(&visitor.path);
    }
    let from = parts.headers.get(REFERER)?.to_str().ok()?;
    LocalPath::parse(from.strip_prefix(&app.address(""))?)
}

/// The `{societe}` of the address.
async fn societe_asked(parts: &mut Parts, app: &App) -> Option<SocieteId> {
    let params = RawPathParams::from_request_parts(parts, app).await.ok()?;
    let (_, societe) = params.iter().find(|(name, _)| *name == "societe")?;
    SocieteId::parse(societe)
}

fn sign_in_first(back: Option<LocalPath>) -> Error {
    match back {
        Some(path) => Error::SignInFirst(format!("/office/login?next={}", path.in_query())),
        None => Error::SignInFirst("/office/login".into()),
    }
}
