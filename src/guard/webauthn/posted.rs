//! What the page's script posts: a key's answer, as browsers write it in JSON
//! (`PublicKeyCredential.toJSON()`, `WebAuthn` 5.1).

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use super::{Assertion, Registration};

/// Longer is no answer of a key.
const LONGEST: usize = 16 * 1024;

#[derive(Deserialize)]
struct Written {
    #[serde(rename = "rawId")]
    raw_id: String,
    response: Response,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    attestation_object: Option<String>,
    authenticator_data: Option<String>,
    signature: Option<String>,
    user_handle: Option<String>,
}

/// An answer, not verified at all.
pub struct Posted {
    /// The name of the key.
    pub id: Vec<u8>,
    /// Whose the device says that it is.
    pub user_handle: Option<Vec<u8>>,
    client_data: Vec<u8>,
    made: Option<Vec<u8>>,
    used: Option<(Vec<u8>, Vec<u8>)>,
}

/// What is there, and cannot be read.
struct Unreadable;

impl Posted {
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let written: Written = serde_json::from_str(text).ok()?;
        let response = written.response;
        let optional = |text: Option<String>| text.filter(|text| !text.is_empty());
        let made = optional(response.attestation_object).map(|text| read(&text).ok_or(Unreadable));
        let used = optional(response.authenticator_data).zip(optional(response.signature));
        let used =
            used.map(|(data, signature)| read(&data).zip(read(&signature)).ok_or(Unreadable));
        let handle = optional(response.user_handle).map(|text| read(&text).ok_or(Unreadable));
        Some(Self {
            id: read(&written.raw_id)?,
            user_handle: handle.transpose().ok()?,
            client_data: read(&response.client_data)?,
            made: made.transpose().ok()?,
            used: used.transpose().ok()?,
        })
    }

    pub fn client_data(&self) -> &[u8] {
        &self.client_data
    }

    /// As the answer of a key that was just made.
    pub fn registration(self) -> Option<Registration> {
        let attestation_object = self.made?;
        Some(Registration { client_data: self.client_data, attestation_object })
    }

    /// As the answer of a key that was just used.
    pub fn assertion(self) -> Option<Assertion> {
        let (authenticator_data, signature) = self.used?;
        Some(Assertion { client_data: self.client_data, authenticator_data, signature })
    }
}

fn read(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.trim_end_matches('=').as_bytes()).ok()
}
