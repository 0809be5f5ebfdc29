//! Where password managers and systems lead people to their passkeys (W3C, « A Well-Known URL for
//! Relying Party Passkey Endpoints »).

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::web::App;

pub async fn endpoints(State(app): State<App>) -> Response {
    let pages = json!({
        "enroll": app.address("/profile/security/passkeys/new"),
        "manage": app.address("/profile/security"),
    });
    ([(CONTENT_TYPE, "application/json")], pages.to_string()).into_response()
}
