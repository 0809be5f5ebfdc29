//! Cookies: opaque tokens and small preferences, never readable by scripts.

use std::time::Duration;

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use cookie::time;

use super::App;
use crate::guard::Token;

/// Every cookie that Palier sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieKind {
    /// A signed-in person's session.
    Session,
    /// A person whose password was right, and whose second factor is still to come.
    Half,
    /// The right to activate one tiers, after its provisional pair was typed.
    Ticket,
    /// The token of an activation mail, on its way from the address to the form.
    ActivationLink,
    /// The token of a reset mail, likewise.
    ResetLink,
    /// The token of a mail to an address on file, likewise.
    ContestationLink,
    /// The token of a letter that proves a new address, likewise.
    EmailLink,
    /// The token of a letter that gives a former address back, likewise.
    EmailUndo,
    /// A browser on which some account already signed in.
    Device,
    /// The agencies used on this device, last first.
    Agencies,
    /// The language chosen by the visitor.
    Language,
    /// A session of the staff side.
    Office,
    /// A member of staff whose password was right, and whose second factor is still to come.
    OfficeHalf,
    /// A browser on which a member of staff already signed in with both factors.
    OfficeDevice,
    /// The token of an invitation to the staff, on its way from the address to the form.
    Invitation,
    /// The token of a reset mail of the staff, likewise.
    OfficeReset,
}

impl CookieKind {
    /// `__Host-` binds a cookie to this very host and to TLS (RFC 6265bis, 4.1.3.2).
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-sid",
            (Self::Session, false) => "sid",
            (Self::Half, true) => "__Host-half",
            (Self::Half, false) => "half",
            (Self::Ticket, true) => "__Host-act",
            (Self::Ticket, false) => "act",
            (Self::ActivationLink, true) => "__Host-link",
            (Self::ActivationLink, false) => "link",
            (Self::ResetLink, true) => "__Host-reset",
            (Self::ResetLink, false) => "reset",
            (Self::ContestationLink, true) => "__Host-contest",
            (Self::ContestationLink, false) => "contest",
            (Self::EmailLink, true) => "__Host-email",
            (Self::EmailLink, false) => "email",
            (Self::EmailUndo, true) => "__Host-undo",
            (Self::EmailUndo, false) => "undo",
            (Self::Device, true) => "__Host-device",
            (Self::Device, false) => "device",
            (Self::Agencies, true) => "__Host-agencies",
            (Self::Agencies, false) => "agencies",
            (Self::Language, true) => "__Host-lang",
            (Self::Language, false) => "lang",
            (Self::Office, true) => "__Host-bo",
            (Self::Office, false) => "bo",
            (Self::OfficeHalf, true) => "__Host-bo-half",
            (Self::OfficeHalf, false) => "bo-half",
            (Self::OfficeDevice, true) => "__Host-bo-device",
            (Self::OfficeDevice, false) => "bo-device",
            (Self::Invitation, true) => "__Host-invite",
            (Self::Invitation, false) => "invite",
            (Self::OfficeReset, true) => "__Host-bo-reset",
            (Self::OfficeReset, false) => "bo-reset",
        }
    }

    /// Strict would not be sent on arrival from a webmail; nothing mailed leads into the staff side.
    fn same_site(self) -> SameSite {
        match self {
            Self::Office | Self::OfficeHalf | Self::OfficeDevice => SameSite::Strict,
            _ => SameSite::Lax,
        }
    }
}

/// The cookies of a request, and those that its answer will set.
#[derive(Clone, Debug)]
pub struct Cookies {
    jar: CookieJar,
    secure: bool,
}

impl Cookies {
    pub fn new(jar: CookieJar, app: &App) -> Self {
        Self { jar, secure: app.is_secure() }
    }

    pub fn value(&self, kind: CookieKind) -> Option<&str> {
        self.jar.get(kind.name(self.secure)).map(Cookie::value)
    }

    /// The token in a cookie; anything that is not one counts as none.
    pub fn token(&self, kind: CookieKind) -> Option<Token> {
        self.value(kind).and_then(Token::parse)
    }

    /// Sets a cookie; without `keep` it goes when the browser closes.
    #[must_use]
    pub fn set(mut self, kind: CookieKind, value: String, keep: Option<Duration>) -> Self {
        let mut cookie = Cookie::new(kind.name(self.secure), value);
        cookie.set_path("/");
        cookie.set_http_only(true);
        cookie.set_secure(self.secure);
        cookie.set_same_site(kind.same_site());
        if let Some(keep) = keep {
            let seconds = i64::try_from(keep.as_secs()).unwrap_or(i64::MAX);
            cookie.set_max_age(time::Duration::seconds(seconds));
        }
        self.jar = self.jar.add(cookie);
        self
    }

    /// Takes a cookie back; nothing when the browser did not send it.
    #[must_use]
    pub fn forget(mut self, kind: CookieKind) -> Self {
        if self.value(kind).is_some() {
            let mut cookie = Cookie::new(kind.name(self.secure), "");
            cookie.set_path("/");
            cookie.set_secure(self.secure);
            self.jar = self.jar.remove(cookie);
        }
        self
    }

    pub fn into_jar(self) -> CookieJar {
        self.jar
    }
}
