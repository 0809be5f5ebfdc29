//! What an authenticator application needs to know, as a page shows it.

use super::App;
use super::qr_code::QrCode;
use crate::guard::TotpSecret;

pub struct ApplicationSetup {
    pub code: Option<QrCode>,
    /// The key in groups of four.
    pub key: String,
    /// The `otpauth` address, which a telephone opens in its application.
    pub uri: String,
}

impl ApplicationSetup {
    pub fn new(app: &App, secret: &TotpSecret, email: &str) -> Self {
        let uri = secret.uri(app.name(), email);
        Self { code: QrCode::of(&uri), key: secret.grouped(), uri }
    }
}
