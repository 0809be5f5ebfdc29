//! Ten recovery codes at a time: what is shown once, and what is kept of it.

use super::hasher_settings::Busy;
use super::recovery_code::RecoveryCode;
use super::secret_hash::SecretHash;
use super::verify::Guard;

/// New codes, and their hashes in the same order.
pub struct RecoverySet {
    /// To be shown once, and never again.
    pub codes: Vec<RecoveryCode>,
    pub hashes: Vec<SecretHash>,
}

impl RecoverySet {
    /// Draws and hashes them: outside any transaction, as it waits for the hasher.
    ///
    /// # Errors
    /// [`Busy`] when too many others wait for a hash.
    pub async fn draw(guard: &Guard) -> Result<Self, Busy> {
        let codes: Vec<_> = (0..RecoveryCode::COUNT).map(|_| RecoveryCode::fresh()).collect();
        let mut hashes = Vec::with_capacity(codes.len());
        for code in &codes {
            hashes.push(guard.hash(&code.canonical()).await?);
        }
        Ok(Self { codes, hashes })
    }
}
