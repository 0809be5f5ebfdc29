//! One request, with all that Chromium says of itself.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::HeaderValue;
use axum::http::Request;
use axum::http::header;

use super::Browser;
use super::files::Sent;

/// One request, before the browser adds its own headers.
pub struct Asked {
    pub url: String,
    /// The form's body, when it is a post.
    pub form: Option<Sent>,
    /// Whether a page of ours asks for it, rather than the address bar.
    pub from_page: bool,
}

impl Browser {
    pub(super) fn request(
        &self,
        asked: &Asked,
        referrer_policy: Option<&HeaderValue>,
    ) -> Request<Body> {
        let mut request = Request::builder().uri(&asked.url);
        if let Some(sent) = &asked.form {
            request = request.method("POST").header(header::CONTENT_TYPE, &sent.kind);
        }
        let body = asked.form.clone().map_or_else(Body::empty, |sent| Body::from(sent.body));
        let mut request = request.body(body).expect("an address that can be asked for");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.client_ip, 50_000)));
        let headers = request.headers_mut();
        for (name, value) in self.own_headers(asked, referrer_policy) {
            headers.insert(name, value.parse().expect("a header's value"));
        }
        for (name, value) in &self.told {
            match value {
                Some(value) => drop(headers.insert(name, value.clone())),
                None => drop(headers.remove(name)),
            }
        }
        request
    }

    /// What Chromium sends of itself. `Origin` is `null` when the page asks for no referrer.
    fn own_headers(
        &self,
        asked: &Asked,
        referrer_policy: Option<&HeaderValue>,
    ) -> Vec<(&'static str, String)> {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        let mut headers = vec![
            ("host", host.to_owned()),
            ("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0".to_owned()),
            (
                "accept",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8".to_owned(),
            ),
            ("accept-language", "fr-FR,fr;q=0.9".to_owned()),
        ];
        headers.extend(self.jar().header(&asked.url).map(|cookies| ("cookie", cookies)));
        if self.origin.starts_with("https://") || host.starts_with("localhost") {
            let site = if asked.from_page { "same-origin" } else { "none" };
            headers.push(("sec-fetch-site", site.to_owned()));
            headers.push(("sec-fetch-mode", "navigate".to_owned()));
            headers.push(("sec-fetch-dest", "document".to_owned()));
        }
        if asked.form.is_some() {
            let hidden = referrer_policy.is_some_and(|policy| policy == "no-referrer");
            headers.push(("origin", if hidden { "null".into() } else { self.origin.clone() }));
        }
        headers
    }
}
