//! What still needs a key, counted where it lies.

use sea_orm::DbErr;

use crate::access::lost_key;
use crate::audit::Origin;
use crate::audit::chain;
use crate::database::Db;
use crate::guard::KeyId;
use crate::office::letters;
use crate::staff::operator;

/// What only one key opens, checks or verifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Passwords of people: renewed when they sign in.
    pub accounts: u64,
    /// Pairs that still work: over after `pair.validity`.
    pub pairs: u64,
    pub activations: u64,
    /// Secrets of applications, the second factor of people: sealed anew by the next key.
    pub applications: u64,
    /// Passwords and factors of staff: renewed when they sign in.
    pub staff: u64,
    /// Recovery codes of people and of staff that were not used: gone when they are drawn again.
    pub recovery_codes: u64,
    /// Files of letters that wait: over after `letters.kept`.
    pub letters: u64,
    /// Seals of the audit trail: verified without the key itself once it is retired.
    pub seals: u64,
}

impl Needs {
    pub async fn of(db: &Db, key: &KeyId, origin: &Origin) -> Result<Self, DbErr> {
        let lost_key::Loss { accounts, pairs, activations, applications, recovery_codes } =
            lost_key::of(db, key, origin).await?;
        let reader = db.reader();
        Ok(Self {
            accounts,
            pairs,
            activations,
            applications,
            staff: operator::count_locked_with(reader, key).await?,
            recovery_codes: recovery_codes + operator::count_codes_with(reader, key).await?,
            letters: letters::count_sealed_with(reader, key).await?,
            seals: chain::count_sealed_with(reader, key.as_str()).await?,
        })
    }

    /// How many things would be lost with the key. The seals are none of them.
    pub fn in_all(&self) -> u64 {
        let Self { accounts, pairs, activations, applications, .. } = self;
        let Self { staff, recovery_codes, letters, .. } = self;
        accounts + pairs + activations + applications + staff + recovery_codes + letters
    }
}
