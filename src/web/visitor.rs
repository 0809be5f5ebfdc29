//! Whoever is asking, signed in or not: when, from where, in which language.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;

use super::assets;
use super::client_ip;
use super::cookies::{CookieKind, Cookies};
use super::request_id::RequestId;
use super::{App, Brand};
use crate::audit::Origin;
use crate::clock::Moment;
use crate::guard::Token;
use crate::texts::Lang;
use crate::texts::Texts;

/// The longest part of a User-Agent worth keeping.
const AGENT_LENGTH: usize = 200;

/// What every page knows of whoever asks; built without asking the database.
pub struct Visitor {
    pub texts: &'static Texts,
    pub lang: Lang,
    pub now: Moment,
    /// The agency in whose name the page speaks, once it is known.
    pub brand: Option<Brand>,
    /// Path and query of this page, to come back to.
    pub path: String,
    pub demo: bool,
    /// Seconds until the session of this page ends for want of activity.
    pub session_ends_in: Option<u32>,
    /// How many seconds before that end a warning is shown (RGAA 13.1).
    pub warn_before: u32,
    pub cookies: Cookies,
    /// The browser, as it describes itself.
    pub agent: String,
    ip: Option<IpAddr>,
    request: RequestId,
}

impl Visitor {
    /// Where a file of `assets/` is served.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The same page, speaking in an agency's name.
    #[must_use]
    pub fn at(mut self, brand: Brand) -> Self {
        self.brand = Some(brand);
        self
    }

    /// The same page, as a link reaches it: what the language switch comes back to when the page
    /// answers a form whose own address opens otherwise, or not at all.
    #[must_use]
    pub fn found_at(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }

    /// The token that tells this browser from others, once it has one.
    pub fn device(&self) -> Option<Token> {
        self.cookies.token(CookieKind::Device)
    }

    /// « Chrome sur Android »: the browser and system, as far as they can be told.
    pub fn device_in_words(&self, lang: Lang) -> String {
        super::browser_name::in_words(&self.agent, lang)
    }

    /// The same of a browser seen before, in the language of the page.
    pub fn browser_in_words(&self, agent: &str) -> String {
        super::browser_name::in_words(agent, self.lang)
    }

    /// What the audit trail keeps of it.
    pub fn origin(&self) -> Origin {
        Origin {
            at: self.now,
            network: client_ip::network(self.ip),
            request: self.request.to_string(),
        }
    }

    /// The address that attempts are counted by: an IPv4 address, or an IPv6 /64.
    pub fn counted_ip(&self) -> String {
        client_ip::counted(self.ip)
    }

    /// The wider network of that address: an IPv4 /24, or an IPv6 /48.
    pub fn counted_network(&self) -> String {
        client_ip::network(self.ip)
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let cookies = Cookies::new(CookieJar::from_headers(&parts.headers), app);
        let lang = cookies.value(CookieKind::Language).and_then(Lang::parse).unwrap_or_default();
        let agent = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok());
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Self {
            texts: lang.texts(),
            lang,
            now: app.clock.now(),
            brand: None,
            path: parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            demo: app.demo,
            session_ends_in: None,
            warn_before: u32::try_from(app.settings.session.warn_before.as_secs())
                .unwrap_or(u32::MAX),
            cookies,
            agent: agent.unwrap_or_default().chars().take(AGENT_LENGTH).collect(),
            ip: client_ip::of(peer, &parts.headers, &app.settings.server.trusted_proxies),
            request: parts.extensions.get::<RequestId>().cloned().unwrap_or_default(),
        })
    }
}
