//! The demandes of an account, for the copy that its holder asked for.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::attachment::{self, Attachment};
use super::demande::{COLUMN, Demande, Entity, seen_by};
use super::entry::{self, Entry, What};
use crate::accounts::AccountId;
use crate::agencies::Societe;

/// A demande, as far as its reader may have it.
#[derive(Debug)]
pub struct Copied {
    pub demande: Demande,
    pub agency: String,
    pub entries: Vec<Entry>,
    pub files: Vec<Attachment>,
}

/// Of those that the account may see all but the agency's own notes; of those that it asked under an
/// access that is over, what it wrote itself, and no file. Whoever calls it answers for its holder
/// having asked.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<Copied>, DbErr> {
    let seen = Entity::find().filter(seen_by(account)).order_by_asc(COLUMN.opened_at);
    let seen = seen.all(db).await?;
    let asked = Entity::find().filter(COLUMN.account_id.eq(account));
    let asked = asked.order_by_asc(COLUMN.opened_at).all(db).await?;
    let mut all = Vec::new();
    for demande in &seen {
        let mut entries = entry::of(db, demande).await?;
        entries.retain(|entry| entry.kind != What::Note);
        all.push(copied(db, demande, (entries, attachment::of(db, demande).await?)).await?);
    }
    for demande in asked.iter().filter(|it| !seen.iter().any(|one| one.id == it.id)) {
        let mut entries = entry::of(db, demande).await?;
        entries.retain(|entry| entry.account_id == Some(account));
        all.push(copied(db, demande, (entries, Vec::new())).await?);
    }
    Ok(all)
}

async fn copied(
    db: &impl ConnectionTrait,
    demande: &Demande,
    (entries, files): (Vec<Entry>, Vec<Attachment>),
) -> Result<Copied, DbErr> {
    let agency = Societe::known(db, demande.societe_id).await?.name;
    Ok(Copied { demande: demande.clone(), agency, entries, files })
}
