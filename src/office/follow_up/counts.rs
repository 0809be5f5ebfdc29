//! Where a société stands today: its tiers, those associated, its pairs, its mails that did not leave.

use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect};

use crate::access::link;
use crate::access::provisional::pair;
use crate::audit::{self, Filter, Kind, Recorded};
use crate::clock::Moment;
use crate::contracts::tiers;
use crate::mail::outbox;
use crate::staff::{AgencyStaff, AtLeast};

/// Lines of each list.
const SHOWN: u64 = 10;

pub struct Counts {
    pub tiers: u64,
    /// Tiers with somebody who holds them.
    pub associated: u64,
    /// Pairs that may still be used, and those whose time ran out unused.
    pub live_pairs: u64,
    pub expired_pairs: u64,
}

/// A mail that was given up.
pub struct Undelivered {
    /// `c…@exemple.fr`: staff learn no address by which somebody signs in.
    pub recipient: String,
    pub subject: String,
    pub at: Moment,
}

pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    now: Moment,
) -> Result<Counts, DbErr> {
    let own = staff.societe_id();
    let unused = || {
        pair::Entity::find()
            .filter(pair::COLUMN.societe_id.eq(own))
            .filter(pair::COLUMN.consumed_at.is_null())
            .filter(pair::COLUMN.revoked_at.is_null())
    };
    let associated = link::Entity::find()
        .select_only()
        .column(link::Column::TiersId)
        .distinct()
        .filter(link::COLUMN.societe_id.eq(own))
        .filter(link::COLUMN.ended_at.is_null());
    Ok(Counts {
        tiers: tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(own)).count(db).await?,
        associated: associated.count(db).await?,
        live_pairs: unused().filter(pair::COLUMN.expires_at.gt(now)).count(db).await?,
        expired_pairs: unused().filter(pair::COLUMN.expires_at.lte(now)).count(db).await?,
    })
}

/// Mails in the société's name that were given up, the newest first, and how many there are.
pub async fn undelivered(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
) -> Result<(u64, Vec<Undelivered>), DbErr> {
    let failed = outbox::Entity::find()
        .filter(outbox::COLUMN.societe_id.eq(staff.societe_id().uuid()))
        .filter(outbox::is_given_up());
    let count = failed.clone().count(db).await?;
    let newest = failed.order_by_desc(outbox::COLUMN.failed_at).limit(SHOWN).all(db).await?;
    let told = newest.into_iter().map(|mail| Undelivered {
        recipient: masked(&mail.recipient),
        at: mail.failed_at.unwrap_or(mail.created_at),
        subject: mail.subject,
    });
    Ok((count, told.collect()))
}

/// What was imported last, as the trail tells it.
pub async fn imports(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
) -> Result<Vec<Recorded>, DbErr> {
    let societe = Some(staff.societe_id().uuid());
    let filter = Filter { societe, kind: Some(Kind::Imported), limit: SHOWN, ..Filter::default() };
    audit::list(db, &filter).await
}

/// Its first letter and its domain.
fn masked(address: &str) -> String {
    let (name, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}…@{domain}")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn an_address_is_told_by_its_first_letter_and_its_domain() {
        assert_eq!(masked("camille.roux@example.org"), "c…@example.org");
        assert_eq!(masked("nothing"), "n…@");
    }
}
