//! What each account of the demonstration sees today, by the rules of the pages themselves.

use sea_orm::entity::prelude::*;
use serde::Serialize;

use super::record::{KnownAccount, Record};
use crate::access::link;
use crate::accounts::{Account, AccountId, Email};
use crate::clock::paris_today;
use crate::contracts::Contract;
use crate::documents::openable;
use crate::ledger::balance;
use crate::texts::Lang;
use crate::web::App;

/// An account, and what is on its screens.
#[derive(Serialize)]
pub struct Seen<'a> {
    #[serde(flatten)]
    account: &'a KnownAccount,
    contracts: Vec<SeenContract>,
    /// How many documents it may open.
    documents: u64,
}

#[derive(Serialize)]
struct SeenContract {
    reference: String,
    /// As the screen says it: « Propriétaire bailleur ».
    qualite: String,
    /// More than zero: to be paid. Null where the agency sent no entry.
    balance_cents: Option<i64>,
}

pub async fn by_accounts<'a>(app: &App, record: &'a Record) -> Result<Vec<Seen<'a>>, DbErr> {
    let (db, today) = (app.db.reader(), paris_today(app.clock.now()));
    let mut all = Vec::with_capacity(record.accounts.len());
    for known in &record.accounts {
        let Some(email) = Email::parse(&known.email) else { continue };
        let Some(account) = Account::at(db, &email).await? else { continue };
        let documents = openable(db, account.id, today).await?;
        all.push(Seen { account: known, contracts: contracts(app, account.id).await?, documents });
    }
    Ok(all)
}

async fn contracts(app: &App, account: AccountId) -> Result<Vec<SeenContract>, DbErr> {
    let (db, texts) = (app.db.reader(), Lang::French.texts());
    let live =
        link::Entity::find().filter(link::COLUMN.account_id.eq(account)).filter(link::is_open());
    let mut seen = Vec::new();
    for link in live.all(db).await? {
        for contract in Contract::of_tiers(db, link.societe_id, link.tiers_id).await? {
            let key = (contract.societe_id, contract.id);
            let balance = balance::Entity::find_by_id(key).one(db).await?;
            seen.push(SeenContract {
                qualite: contract.qualite.text(texts),
                reference: contract.reference,
                balance_cents: balance.map(|balance| balance.cents.cents()),
            });
        }
    }
    seen.sort_by(|one, other| one.reference.cmp(&other.reference));
    Ok(seen)
}
