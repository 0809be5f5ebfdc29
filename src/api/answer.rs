//! Answers: JSON, whole.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::web::{Error, Failure};

/// What a door answers when all is well.
pub struct Answer<T>(pub T);

/// How a door answers.
pub type Answered<T> = Result<Answer<T>, Failure>;

/// As it leaves, and as it is kept for whoever asks again.
pub const JSON: &str = "application/json";

impl<T: Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        match serde_json::to_string(&self.0) {
            Ok(text) => (StatusCode::OK, [(CONTENT_TYPE, JSON)], text).into_response(),
            Err(fault) => Error::internal(fault).into_response(),
        }
    }
}
