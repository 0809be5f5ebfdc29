//! The sender of mail, with or without a display name.

use lettre::message::Mailbox;

use super::Value;

impl Value for Mailbox {
    fn kind() -> String {
        "an e-mail address, with or without a name: \"Palier <no-reply@agency.example>\"".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        text.trim().parse().map_err(|_| "is not an e-mail address")
    }
}
