//! Who agreed to quittances by way of their space, and who did not.

use sea_orm::entity::prelude::*;

use crate::access::link;
use crate::accounts::{Account, Email};
use crate::audit::Origin;
use crate::contracts::contract;
use crate::documents::{Purpose, consent};
use crate::web::App;

/// An account and the references of its leases. Nadia Benali agreed to nothing, nor did Samira
/// Amrani, whose husband did.
const AGREED: [(&str, &[&str]); 3] = [
    ("camille.roux@courriel.example", &["BAIL-0114", "BAIL-0207"]),
    ("paul.delpech@courriel.example", &["BAIL-0188"]),
    ("leo.barbier@courriel.example", &["BAIL-0131"]),
];

/// Once: what was withdrawn since is not given again.
pub async fn give(app: &App) -> Result<(), DbErr> {
    for (email, references) in AGREED {
        let Some(email) = Email::parse(email) else { continue };
        let Some(account) = Account::at(app.db.reader(), &email).await? else { continue };
        for reference in references {
            give_one(app, &account, reference).await?;
        }
    }
    Ok(())
}

async fn give_one(app: &App, account: &Account, reference: &str) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let links =
        link::Entity::find().filter(link::COLUMN.account_id.eq(account.id)).all(&tx).await?;
    for link in links {
        let own = contract::Entity::find()
            .filter(contract::COLUMN.societe_id.eq(link.societe_id))
            .filter(contract::COLUMN.tiers_id.eq(link.tiers_id))
            .filter(contract::COLUMN.reference.eq(reference));
        let Some(contract) = own.one(&tx).await? else { continue };
        let given = consent::Entity::find()
            .filter(consent::COLUMN.societe_id.eq(contract.societe_id))
            .filter(consent::COLUMN.contract_id.eq(contract.id))
            .filter(consent::COLUMN.account_id.eq(account.id));
        if given.one(&tx).await?.is_some() {
            continue;
        }
        let origin = Origin::console(app.clock.now());
        let purpose = Purpose::QuittanceElectronique;
        consent::note(&tx, &origin, (account.id, &contract), purpose).await?;
    }
    tx.commit().await
}
