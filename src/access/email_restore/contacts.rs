//! Whom to call about an account: the sociétés that it has contracts with.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;

use crate::access::link;
use crate::accounts::AccountId;
use crate::accounts::email_change::Contact;
use crate::agencies::Societe;

/// Each société once, suspended accesses too: they are what one calls about.
pub async fn of(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Contact>, DbErr> {
    let live = link::Entity::find()
        .filter(link::COLUMN.account_id.eq(account))
        .filter(link::COLUMN.ended_at.is_null());
    let societes: BTreeSet<_> =
        live.all(db).await?.into_iter().map(|link| link.societe_id).collect();
    let mut contacts = Vec::new();
    for id in societes {
        let Societe { name, phone, .. } = Societe::known(db, id).await?;
        contacts.push(Contact { name, phone });
    }
    contacts.sort();
    Ok(contacts)
}
