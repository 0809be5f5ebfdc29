//! A key lost for good: what was hashed with it opens no more, and whose that is.

use sea_orm::DbErr;

use crate::access::activation;
use crate::access::provisional::pair;
use crate::accounts::account;
use crate::accounts::factor::{self, recovery_code};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::database::Db;
use crate::guard::KeyId;
use crate::guard::keys::key_check;

/// What only this key can check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Accounts whose holder must go by « Mot de passe oublié ? ».
    pub accounts: u64,
    /// Accounts whose authenticator application opens no more.
    pub applications: u64,
    /// Recovery codes of people that were not used: also of those whose second factor is a passkey.
    pub recovery_codes: u64,
    /// Pairs that still work, to be issued anew.
    pub pairs: u64,
    /// Activations that wait for a first sign-in, to be begun again with their pair.
    pub activations: u64,
}

/// What the loss of a key costs now.
pub async fn of(db: &Db, key: &KeyId, origin: &Origin) -> Result<Loss, DbErr> {
    let accounts = account::count_hashed_with(db.reader(), key).await?;
    let applications = factor::count_sealed_with(db.reader(), key).await?;
    let recovery_codes = recovery_code::count_hashed_with(db.reader(), key).await?;
    let pairs = pair::count_hashed_with(db.reader(), key, origin.at).await?;
    let activations = activation::count_hashed_with(db.reader(), key, origin.at).await?;
    Ok(Loss { accounts, applications, recovery_codes, pairs, activations })
}

/// Takes a key out of those that every ring must hold; nothing when the database does not know it.
pub async fn forget(db: &Db, key: &KeyId, origin: &Origin) -> Result<Option<Loss>, DbErr> {
    let loss = of(db, key, origin).await?;
    let tx = db.begin().await?;
    if !key_check::forget(&tx, key).await? {
        return Ok(None);
    }
    audit::record(&tx, origin, Event::done(Kind::KeyForgotten, Actor::Operator, key)).await?;
    tx.commit().await?;
    Ok(Some(loss))
}
