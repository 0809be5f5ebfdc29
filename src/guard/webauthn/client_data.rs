//! What the browser adds: which page asked, and what was to be signed.

use serde::Deserialize;

use super::{Refusal, RelyingParty};
use crate::guard::token::Token;

/// Read leniently: browsers may add members (`WebAuthn` 5.8.1.2), and do.
#[derive(Deserialize)]
struct Written {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
    #[serde(rename = "topOrigin", default)]
    top_origin: Option<String>,
}

/// The challenge that a browser's answer is about, whoever it may be: to be looked up, and spent.
pub(super) fn challenge_of(client_data: &[u8]) -> Option<Token> {
    let written: Written = serde_json::from_slice(client_data).ok()?;
    Token::parse(&written.challenge)
}

/// Checks all that client data says (7.1 steps 7 to 11, 7.2 steps 11 to 15).
pub(super) fn check(
    client_data: &[u8],
    kind: &str,
    (site, challenge): (&RelyingParty, &Token),
) -> Result<(), Refusal> {
    let written: Written = serde_json::from_slice(client_data).map_err(|_| Refusal::Malformed)?;
    if written.kind != kind {
        return Err(Refusal::Malformed);
    }
    // Public, and looked up by its hash before: nothing is learnt from the time of this.
    if written.challenge != challenge.as_str() {
        return Err(Refusal::Challenge);
    }
    let is_inside = written.cross_origin || written.top_origin.is_some();
    if written.origin != site.origin() || is_inside {
        return Err(Refusal::Origin);
    }
    Ok(())
}
