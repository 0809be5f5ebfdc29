//! What is typed on « Se connecter ».

use serde::Deserialize;

use crate::accounts::Email;
use crate::web::{LocalPath, Mistake, Mistakes};

/// The password is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub(super) identifier: String,
    pub(super) password: String,
    pub(super) remember: bool,
    pub(super) client: String,
    pub(super) societe: String,
    pub(super) next: String,
}

/// What was typed as an identifier: addresses hold an `@`, provisional logins never do.
pub enum Identifier {
    Address(Email),
    Provisional,
}

impl SignInForm {
    pub fn check(&self) -> Result<Identifier, Mistakes> {
        let mut mistakes = Mistakes::none();
        if self.identifier.trim().is_empty() {
            mistakes = mistakes.and("identifier", Mistake::IdentifierMissing);
        }
        if self.password.is_empty() {
            mistakes = mistakes.and("password", Mistake::PasswordMissing);
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        if !self.identifier.contains('@') {
            return Ok(Identifier::Provisional);
        }
        let email = Email::parse(&self.identifier).map(Identifier::Address);
        email.ok_or(Mistakes::general(Mistake::SignInFailed))
    }

    /// Where they were going.
    pub fn next(&self) -> LocalPath {
        LocalPath::parse(&self.next).unwrap_or_default()
    }
}
