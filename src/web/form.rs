//! Forms and questions: what was typed, and the only two ways for it to come in.

use axum::body::HttpBody;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::Error;

/// How our pages send their forms.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// A posted form. One that does not even parse (a field twice, another content type) was not made
/// by our pages.
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    #[expect(clippy::disallowed_types, reason = "this is the extractor that replaces it")]
    async fn from_request(mut request: Request, state: &S) -> Result<Self, Error> {
        // A form without fields is nothing at all: not every program names the kind of nothing.
        if request.body().is_end_stream() {
            let headers = request.headers_mut();
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(FORM));
        }
        match axum::Form::from_request(request, state).await {
            Ok(axum::Form(form)) => Ok(Self(form)),
            Err(FormRejection::BytesRejection(_)) => Err(Error::TooLarge),
            Err(_) => Err(Error::BadRequest),
        }
    }
}

/// The query of an address, parsed as strictly as a form.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match axum::extract::Query::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(asked)) => Ok(Self(asked)),
            Err(_) => Err(Error::BadRequest),
        }
    }
}

/// A path of this site, to come back to: never another site's (open redirect).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl Default for LocalPath {
    fn default() -> Self {
        Self("/".into())
    }
}

impl LocalPath {
    /// Nothing that a browser could take for another site, nor for a header.
    pub fn parse(raw: &str) -> Option<Self> {
        let is_plain = raw.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let is_local = raw.starts_with('/') && !raw.starts_with("//");
        (is_plain && is_local && raw.len() <= 500).then(|| Self(raw.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As the value of a query.
    pub fn in_query(&self) -> String {
        in_query(&self.0)
    }
}

/// A text as the value of a query, percent-encoded.
pub fn in_query(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encode = |byte: u8| {
        if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_come_back_to() {
        for good in ["/", "/profile/password", "/login?client=A&societe=B"] {
            assert!(LocalPath::parse(good).is_some(), "{good}");
        }
        for bad in
            ["", "https://evil.example", "//evil.example", "/\\evil.example", "/a b", "/\r\nX: y"]
        {
            assert!(LocalPath::parse(bad).is_none(), "{bad}");
        }
    }
}
