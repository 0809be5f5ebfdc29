//! « Vos codes de secours »: shown once, to be printed or saved.

use askama::Template;

use crate::accounts::sign_in::SignedIn;
use crate::guard::RecoveryCode;
use crate::web::Visitor;

#[derive(Template)]
#[template(path = "accounts/profile/security/codes.html")]
pub struct CodesPage {
    visitor: Visitor,
    codes: Vec<RecoveryCode>,
    email: String,
}

impl CodesPage {
    pub fn new(visitor: Visitor, person: &SignedIn, codes: Vec<RecoveryCode>) -> Self {
        let visitor = person.seen(visitor).found_at("/profile/security");
        Self { visitor, codes, email: person.email().to_owned() }
    }
}
