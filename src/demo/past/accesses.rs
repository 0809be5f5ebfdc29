//! Accesses that were activated months ago: of some who are known, and of two that are closed today.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{Past, missing};
use crate::access::provisional::{PairId, pair};
use crate::access::{LinkId, link};
use crate::accounts::{Account, AccountId, Email};
use crate::agencies::Societe;
use crate::contracts::Tiers;
use crate::texts::Lang;

/// Whose password the two closed ones have too: nothing is hashed for them.
const LIKE: &str = "camille.roux@courriel.example";

/// References, and how many days ago they activated: the others came the day that it began.
const CAME: [(&str, u64); 6] =
    [("T1016", 290), ("T1017", 205), ("T1015", 160), ("T1019", 95), ("T1020", 62), ("T1009", 33)];

/// Days from a letter to its activation.
const ON_THE_WAY: u64 = 6;
/// Days that its credentials were good for.
const GOOD_FOR: u64 = 30;

/// Somebody whose access is suspended, with another address than the agency has.
pub const SUSPENDED: (&str, &str, u64) = ("T1008", "o.castaing@messagerie.example", 130);
/// Somebody whose access is contested.
pub const CONTESTED: (&str, &str, u64) = ("T1011", "g.lhostis@messagerie.example", 12);

/// The two of them.
pub struct Held {
    pub suspended: (Tiers, PairId, LinkId),
    pub contested: (Tiers, PairId, LinkId),
}

/// Whether the tiers belongs to one of these: then it needs no letter.
pub fn is_held(societe: &Societe, tiers: &Tiers) -> bool {
    (societe.client_code.as_str(), societe.societe_code.as_str()) == super::HERE
        && [SUSPENDED.0, CONTESTED.0].contains(&tiers.reference.as_str())
}

/// Gives those who are known the day of their activation.
pub async fn spread(past: &Past<'_>) -> Result<(), DbErr> {
    for (reference, days) in CAME {
        let tiers = past.tiers(reference).await?;
        let own = link::Entity::find()
            .filter(link::COLUMN.societe_id.eq(past.societe.id))
            .filter(link::COLUMN.tiers_id.eq(tiers.id));
        let Some(link) = own.one(past.tx).await? else { continue };
        let came = past.days_ago(days);
        link::Entity::update_many()
            .col_expr(link::Column::LinkedAt, Expr::value(came))
            .filter(link::COLUMN.societe_id.eq(past.societe.id))
            .filter(link::COLUMN.id.eq(link.id))
            .exec(past.tx)
            .await?;
        let issued = past.days_ago(days + ON_THE_WAY);
        pair::Entity::update_many()
            .col_expr(pair::Column::IssuedAt, Expr::value(issued))
            .col_expr(pair::Column::ConsumedAt, Expr::value(came))
            .filter(pair::COLUMN.societe_id.eq(past.societe.id))
            .filter(pair::COLUMN.id.eq(link.pair_id))
            .exec(past.tx)
            .await?;
    }
    Ok(())
}

/// Two more, whose accesses nobody sees by today.
pub async fn hold(past: &Past<'_>) -> Result<Held, DbErr> {
    Ok(Held {
        suspended: held_one(past, SUSPENDED).await?,
        contested: held_one(past, CONTESTED).await?,
    })
}

async fn held_one(
    past: &Past<'_>,
    (reference, email, days): (&str, &str, u64),
) -> Result<(Tiers, PairId, LinkId), DbErr> {
    let tiers = past.tiers(reference).await?;
    let account = account(past, email, days).await?;
    let (pair, link) = (PairId::new(), LinkId::new());
    let row = pair::ActiveModel {
        societe_id: Set(past.societe.id),
        id: Set(pair),
        tiers_id: Set(tiers.id),
        holder: Set(1),
        generation: Set(1),
        login: Set(pair.to_string()),
        secret_hash: Set(String::new()),
        issued_at: Set(past.days_ago(days + ON_THE_WAY)),
        expires_at: Set(past.days_ago(days) + std::time::Duration::from_hours(24 * GOOD_FOR)),
        consumed_at: Set(Some(past.days_ago(days))),
        revoked_at: Set(None),
    };
    pair::Entity::insert(row).exec_without_returning(past.tx).await?;
    let row = link::ActiveModel {
        societe_id: Set(past.societe.id),
        id: Set(link),
        tiers_id: Set(tiers.id),
        account_id: Set(account),
        pair_id: Set(pair),
        holder: Set(1),
        linked_at: Set(past.days_ago(days)),
        ended_at: Set(None),
        ended_by: Set(None),
        suspended_at: Set(None),
        contested_at: Set(None),
    };
    link::Entity::insert(row).exec_without_returning(past.tx).await?;
    Ok((tiers, pair, link))
}

async fn account(past: &Past<'_>, email: &str, days: u64) -> Result<AccountId, DbErr> {
    let like = Email::parse(LIKE).ok_or_else(|| missing(LIKE))?;
    let like = Account::at(past.tx, &like).await?.ok_or_else(|| missing(LIKE))?;
    let hash = like.hash().ok_or_else(|| missing("a password"))?;
    let email = Email::parse(email).ok_or_else(|| missing(email))?;
    let made = Account::create(past.tx, &email, &hash, Lang::French, past.days_ago(days)).await?;
    Ok(made.id)
}
