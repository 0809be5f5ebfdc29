//! Leases whose quittances are not shown, for want of a consent.

use sea_orm::{ConnectionTrait, DbErr};

use super::my_contracts::Mine;
use crate::accounts::SignedIn;
use crate::contracts::Qualite;
use crate::documents::{Consent, Purpose};

/// Where the consent is given, and of which contract. One read; none for who rents nothing.
pub async fn without_consent(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    mine: &Mine,
) -> Result<Vec<(String, String)>, DbErr> {
    if !mine.is(Qualite::Locataire) {
        return Ok(Vec::new());
    }
    let agreed = Consent::live_contracts(db, person, Purpose::QuittanceElectronique).await?;
    let bails = mine.contracts.iter().filter(|it| it.qualite == Qualite::Locataire);
    let without = bails.filter(|bail| !agreed.contains(&bail.id));
    let led = without.map(|bail| {
        let href = format!("/contracts/{}/quittances", bail.id);
        (href, format!("{}, {}", bail.address, bail.societe_name))
    });
    Ok(led.collect())
}
