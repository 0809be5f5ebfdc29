//! What every answer says of the pace: how much may be asked, how much is left, until when.

use std::sync::{Arc, OnceLock};

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::response::Response;

use crate::guard::pace::{Step, WINDOW};
use crate::web::problem::is_api;

/// Where the proof of a key leaves what the answer is to say.
#[derive(Clone, Default)]
pub struct Told(Arc<OnceLock<Step>>);

impl Told {
    pub(super) fn tell(&self, step: Step) {
        // Told once: a request has one key.
        let _ = self.0.set(step);
    }
}

impl Told {
    /// For the answer to a request of the API; none to that of a page.
    pub fn beside(request: &mut Request) -> Option<Self> {
        is_api(request.uri().path()).then(|| {
            let told = Self::default();
            request.extensions_mut().insert(told.clone());
            told
        })
    }

    /// Adds `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers), to refusals
    /// too; nothing where no key was read.
    pub fn say(&self, response: &mut Response) {
        let Some(step) = self.0.get() else { return };
        let (limit, window) = (step.limit, WINDOW.as_secs());
        let ends_in = step.ends_in.as_secs_f64().ceil();
        let headers = [
            ("ratelimit-policy", format!("\"default\";q={limit};w={window}")),
            ("ratelimit", format!("\"default\";r={};t={ends_in}", step.left)),
        ];
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
    }
}
