//! The answer of a passkey, as the page's script posts it, with where its holder was going.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::form::LocalPath;

/// What the script writes in the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct KeyForm {
    /// JSON, not verified at all.
    pub credential: String,
    pub next: String,
}

impl KeyForm {
    /// Where they were going.
    pub fn next(&self) -> Option<LocalPath> {
        LocalPath::parse(&self.next)
    }
}

/// What the script asks the browser for.
pub struct KeyOptions(pub serde_json::Value);

impl IntoResponse for KeyOptions {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], self.0.to_string()).into_response()
    }
}
