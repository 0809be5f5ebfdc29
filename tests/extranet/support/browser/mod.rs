//! A browser without a screen: it follows links and fills in the forms that it finds in the page.

mod address;
mod asking;
mod eyes;
mod files;
mod finding;
mod form;
mod hands;
mod jar;
mod page;
mod story;

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::time::Duration;

use axum::Router;
use axum::http::HeaderMap;
use axum::http::HeaderName;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum_extra::extract::cookie::Cookie;
use http_body_util::BodyExt;
use tower::ServiceExt;

use address::Target;
use asking::Asked;
use files::Chosen;
use form::Act;
use jar::Jar;

/// One tab. A clone is a second tab: its own page, the same cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    origin: String,
    jar: Arc<Mutex<Jar>>,
    client_ip: IpAddr,
    /// Headers of the test's own: sent so, or (none) not sent.
    told: Vec<(HeaderName, Option<HeaderValue>)>,
    /// Path and query of the page; empty before the first visit.
    pub url: String,
    pub status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    acts: Vec<Act>,
    files: Vec<Chosen>,
    /// Every answer from the last act to the page, redirections included.
    pub hops: Vec<Hop>,
}

/// One answer on the way to a page.
#[derive(Clone, Debug)]
pub struct Hop {
    pub url: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
}

impl Browser {
    /// `origin` is the public address of the site, such as `https://palier.test`.
    pub fn new(router: Router, origin: &str) -> Self {
        Self {
            router,
            origin: origin.trim_end_matches('/').to_owned(),
            jar: Arc::default(),
            client_ip: IpAddr::from([192, 0, 2, 1]),
            told: Vec::new(),
            url: String::new(),
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: Vec::new(),
            acts: Vec::new(),
            files: Vec::new(),
            hops: Vec::new(),
        }
    }

    /// The address that the server sees the browser come from.
    pub fn client_ip(mut self, ip: &str) -> Self {
        self.client_ip = ip.parse().expect("an IP address");
        self
    }

    /// The same cookies, by another way to the site: another node, or none.
    pub fn through(self, router: Router) -> Self {
        Self { router, ..self }
    }

    /// Sends this header from now on, in place of the browser's own if it has one.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        let value = value.parse().expect("a header's value");
        self.told.push((name.parse().expect("a header's name"), Some(value)));
        self
    }

    pub fn without_header(mut self, name: &str) -> Self {
        self.told.push((name.parse().expect("a header's name"), None));
        self
    }

    /// Lets time pass for the cookies that have an age (the server's clock is the test's affair).
    pub fn wait(self, time: Duration) -> Self {
        self.jar().wait(time);
        self
    }

    /// Also forgets them in the other tabs.
    pub fn forget_cookies(self) -> Self {
        self.jar().forget();
        self
    }

    /// The same browser, which holds this cookie too.
    pub fn with_cookie(self, name: &str, value: &str) -> Self {
        let kept = format!("{name}={value}; Path=/; Secure; HttpOnly");
        self.jar().keep(&kept, &self.origin, "/");
        self
    }

    /// The cookie and its attributes, as the server last set it.
    pub fn cookie(&self, name: &str) -> Option<Cookie<'static>> {
        self.jar().cookie(name)
    }

    /// Opens an address as if typed, or followed from a letter.
    pub fn visit(self, url: &str) -> impl Future<Output = Self> {
        let url = self.here("/", url);
        self.send(Asked { url, form: None, from_page: false })
    }

    pub fn reload(self) -> impl Future<Output = Self> {
        let url = self.url.clone();
        self.send(Asked { url, form: None, from_page: false })
    }

    /// Asks for an address as if a page of ours had a link to it.
    pub fn get(self, url: &str) -> impl Future<Output = Self> {
        let url = self.here(&self.url, url);
        self.send(Asked { url, form: None, from_page: true })
    }

    /// Posts what no form of the page would: for attacks and for worn-out pages.
    pub fn post(self, url: &str, pairs: &[(&str, &str)]) -> impl Future<Output = Self> {
        let url = self.here(&self.url, url);
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        self.send(Asked { url, form: Some(address::urlencoded(&pairs).into()), from_page: true })
    }

    /// Sends the request, and goes where it is sent on to.
    async fn send(mut self, mut asked: Asked) -> Self {
        self.acts.clear();
        self.files.clear();
        self.hops.clear();
        let referrer_policy = self.headers.remove(header::REFERRER_POLICY);
        loop {
            let request = self.request(&asked, referrer_policy.as_ref());
            let answer = self.router.clone().oneshot(request).await.expect("an answer");
            self.status = answer.status();
            self.headers = answer.headers().clone();
            self.body = answer.into_body().collect().await.expect("a body").to_bytes().to_vec();
            self.keep_cookies(&asked.url);
            self.url.clone_from(&asked.url);
            let headers = self.headers.clone();
            self.hops.push(Hop { url: asked.url.clone(), status: self.status, headers });
            assert!(self.hops.len() < 20, "sent round in circles: {:?}", self.way());
            let Some(next) = self.sent_on() else { return self };
            if ![StatusCode::TEMPORARY_REDIRECT, StatusCode::PERMANENT_REDIRECT]
                .contains(&self.status)
            {
                asked.form = None;
            }
            asked.url = next;
        }
    }

    fn keep_cookies(&self, url: &str) {
        for set_cookie in self.headers.get_all(header::SET_COOKIE) {
            let set_cookie = set_cookie.to_str().expect("a cookie in ASCII");
            self.jar().keep(set_cookie, &self.origin, url);
        }
    }

    /// Where this answer sends the browser; one that leads to another site is not followed.
    fn sent_on(&self) -> Option<String> {
        if !self.status.is_redirection() {
            return None;
        }
        let next = self.header("location")?;
        match address::resolve(&self.origin, &self.url, next) {
            Target::Here(url) => Some(url),
            Target::Elsewhere(_) => None,
        }
    }

    #[track_caller]
    fn here(&self, base: &str, url: &str) -> String {
        match address::resolve(&self.origin, base, url) {
            Target::Here(url) => url,
            Target::Elsewhere(url) => panic!("{url} is not a page of {}", self.origin),
        }
    }

    fn jar(&self) -> MutexGuard<'_, Jar> {
        self.jar.lock().expect("the jar of a test that still runs")
    }
}
