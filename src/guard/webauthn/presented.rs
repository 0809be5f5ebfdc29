//! A key's answer, before it is known whose key it is: read, and its challenge spent.

use sea_orm::DbErr;

use super::challenge;
use super::{Assertion, Posted, Purpose, Refusal};
use crate::clock::Moment;
use crate::database::Db;
use crate::guard::token::Token;

/// An answer to a challenge of ours, which was just spent. Nothing of it is verified yet.
pub struct Presented {
    id: Vec<u8>,
    user_handle: Option<Vec<u8>>,
    pub(super) assertion: Assertion,
    pub(super) challenge: Token,
}

impl Presented {
    /// Reads what the page's script posted, and spends its challenge, whatever comes of it.
    pub async fn read(
        db: &Db,
        posted: &str,
        (purpose, now): (&Purpose, Moment),
    ) -> Result<Result<Self, Refusal>, DbErr> {
        let Some(posted) = Posted::parse(posted) else { return Ok(Err(Refusal::Malformed)) };
        let Some(challenge) = challenge::of(posted.client_data()) else {
            return Ok(Err(Refusal::Malformed));
        };
        if !challenge::spend(db, (&challenge, purpose), now).await? {
            return Ok(Err(Refusal::Challenge));
        }
        let (id, user_handle) = (posted.id.clone(), posted.user_handle.clone());
        let Some(assertion) = posted.assertion() else { return Ok(Err(Refusal::Malformed)) };
        Ok(Ok(Self { id, user_handle, assertion, challenge }))
    }

    /// The name of the key, by which it is found.
    pub fn key_name(&self) -> &[u8] {
        &self.id
    }

    /// Whether the device says that it is the key of whoever has this handle. It may be silent only
    /// where we named the keys that we wanted: a key that was chosen on the device says whose it is
    /// (`WebAuthn` 7.2, step 6).
    pub fn is_of(&self, handle: &[u8], was_named: bool) -> bool {
        self.user_handle.as_deref().map_or(was_named, |own| own == handle)
    }
}
