//! Addresses that programs look for: where a password is changed, and whom to tell of a weakness.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};

use crate::clock::{Moment, paris_iso, paris_midnight, paris_today};
use crate::web::{App, Error, Visitor};

/// RFC 9116 wants less than a year; whoever reads it later asks again.
const GOOD_FOR: std::time::Duration = std::time::Duration::from_hours(24 * 180);

/// Password managers lead here (« A Well-Known URL for Changing Passwords », W3C).
pub async fn change_password() -> impl IntoResponse {
    (StatusCode::SEE_OTHER, [(LOCATION, "/profile/password")])
}

/// `security.txt`, by RFC 9116; there is none as long as the operator names no contact.
pub async fn security_txt(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    if app.settings.security.contact.is_empty() {
        return Err(Error::NotFound);
    }
    let plain = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((plain, text(&app, visitor.now)).into_response())
}

fn text(app: &App, now: Moment) -> String {
    let about = &app.settings.security;
    let mut lines: Vec<String> =
        about.contact.iter().map(|contact| format!("Contact: {contact}")).collect();
    lines.push(format!("Expires: {}", paris_iso(paris_midnight(paris_today(now)) + GOOD_FOR)));
    lines.push(format!("Canonical: {}", app.address("/.well-known/security.txt")));
    lines.push("Preferred-Languages: fr, en".into());
    lines.extend(about.policy.iter().map(|policy| format!("Policy: {policy}")));
    lines.push(String::new());
    lines.join("\n")
}
