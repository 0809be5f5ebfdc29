//! What the page's script asks the browser for (`WebAuthn` 5.4 and 5.5), in JSON.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use super::{PublicKey, RelyingParty};
use crate::guard::token::Token;

/// Whom a new key is for.
pub struct Holder<'a> {
    /// Random, and never an address: devices show it to nobody, but keep it in clear.
    pub handle: &'a [u8],
    /// What the device shows in its list of keys.
    pub name: &'a str,
    /// The name of the service.
    pub service: &'a str,
}

/// To use a key: one of these, or any that the device has for us when there are none.
pub fn using(
    site: &RelyingParty,
    (challenge, life): (&Token, Duration),
    allowed: &[String],
) -> Value {
    json!({
        "challenge": challenge.as_str(),
        "rpId": site.id(),
        "timeout": millis(life),
        "userVerification": "required",
        "allowCredentials": listed(allowed),
    })
}

/// To make one, which the device keeps under our name (« discoverable »), but none that it has.
pub fn making(
    site: &RelyingParty,
    (challenge, life): (&Token, Duration),
    (holder, known): (&Holder<'_>, &[String]),
) -> Value {
    let algorithm = |alg: i64| json!({ "type": "public-key", "alg": alg });
    json!({
        "challenge": challenge.as_str(),
        "rp": { "id": site.id(), "name": holder.service },
        "user": {
            "id": BASE64URL_NOPAD.encode(holder.handle),
            "name": holder.name,
            "displayName": holder.name,
        },
        "pubKeyCredParams": PublicKey::ALGORITHMS.map(algorithm),
        "timeout": millis(life),
        "excludeCredentials": listed(known),
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        },
        "attestation": "none",
    })
}

fn listed(ids: &[String]) -> Vec<Value> {
    ids.iter().map(|id| json!({ "type": "public-key", "id": id })).collect()
}

fn millis(life: Duration) -> u64 {
    u64::try_from(life.as_millis()).unwrap_or(u64::MAX)
}
