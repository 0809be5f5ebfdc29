//! Keeping fresh pairs: many of them in few statements, as the one writer of SQLite is everybody's.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::issue::{Hashed, Issued};
use super::pair::{ActiveModel, COLUMN, Column, Entity, PairId};
use crate::access::agency_act::{self, What};
use crate::access::agency_notices::{self, Notice};
use crate::access::holders;
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::contracts::{Tiers, TiersId, bulk};
use crate::database::Tx;
use crate::guard::{ProvisionalLogin, SecretHash};
use crate::web::App;

/// Rows of one statement: far below what either database takes.
const AT_ONCE: usize = 500;

/// Gives another login to each draft whose login the société has already.
pub async fn with_free_logins(
    db: &impl ConnectionTrait,
    societe: &Societe,
    mut drafts: Vec<Issued>,
) -> Result<Vec<Issued>, DbErr> {
    let mut own: HashSet<String> = HashSet::with_capacity(drafts.len());
    for some in drafts.chunks_mut(AT_ONCE) {
        loop {
            let logins: Vec<String> = some.iter().map(|draft| draft.login.canonical()).collect();
            let mut seen = taken(db, societe, &logins).await?;
            let mut is_any_taken = false;
            for draft in some.iter_mut() {
                let login = draft.login.canonical();
                if own.contains(&login) || !seen.insert(login) {
                    draft.login = ProvisionalLogin::fresh();
                    is_any_taken = true;
                }
            }
            if !is_any_taken {
                own.extend(logins);
                break;
            }
        }
    }
    Ok(drafts)
}

/// Keeps the hashes of these pairs; the former ones of the same holders that were not used die.
/// Refused as a whole when somebody issued a pair for one of them at the same moment. Whoever holds one
/// of their tiers keeps it, and is told: somebody else could use what was issued.
pub async fn keep_all(
    (app, tx): (&App, &Tx),
    societe: &Societe,
    hashed: Hashed,
    (origin, by): (&Origin, Actor),
) -> Result<Vec<(Issued, PairId)>, DbErr> {
    // An import writes the same lines of the portfolio: one of them waits.
    bulk::hold(tx, societe).await?;
    let count = hashed.len();
    let mut generations = HashMap::with_capacity(count);
    for some in hashed.chunks(AT_ONCE) {
        generations.extend(former(tx, societe, some).await?);
        revoke(tx, societe, some, origin).await?;
    }
    let mut kept = Vec::with_capacity(count);
    let mut hashed = hashed.into_iter().peekable();
    while hashed.peek().is_some() {
        let rows = hashed.by_ref().take(AT_ONCE).map(|(issued, hash)| {
            let (id, former) = (PairId::new(), generations.get(&(issued.tiers.id, issued.holder)));
            let row = ActiveModel {
                societe_id: Set(societe.id),
                id: Set(id),
                tiers_id: Set(issued.tiers.id),
                holder: Set(issued.holder),
                generation: Set(former.copied().unwrap_or(0) + 1),
                login: Set(issued.login.canonical()),
                secret_hash: Set(hash.as_str().to_owned()),
                issued_at: Set(origin.at),
                expires_at: Set(issued.expires_at),
                consumed_at: Set(None),
                revoked_at: Set(None),
            };
            kept.push((issued, id));
            row
        });
        let rows: Vec<ActiveModel> = rows.collect();
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    let all_tiers = tiers_kept(&kept);
    let of = (societe.id, all_tiers.as_slice());
    agency_act::record(tx, of, (What::Issued, None), (origin, by)).await?;
    let event = Event::done(Kind::PairIssued, by, format!("{count} pairs"));
    audit::record(tx, origin, event.at(societe.id.uuid())).await?;
    tell_holders((app, tx), societe, &kept, origin.at).await?;
    Ok(kept)
}

/// Each once, whoever of its holders it is for.
fn tiers_kept(kept: &[(Issued, PairId)]) -> Vec<TiersId> {
    let each: BTreeSet<TiersId> = kept.iter().map(|(issued, _)| issued.tiers.id).collect();
    each.into_iter().collect()
}

async fn tell_holders(
    (app, tx): (&App, &Tx),
    societe: &Societe,
    kept: &[(Issued, PairId)],
    now: Moment,
) -> Result<(), DbErr> {
    let issued: BTreeMap<TiersId, &Tiers> =
        kept.iter().map(|(issued, _)| (issued.tiers.id, &issued.tiers)).collect();
    let all: Vec<TiersId> = issued.keys().copied().collect();
    for some in all.chunks(AT_ONCE) {
        for (tiers, account) in holders::of_all(tx, (societe.id, some)).await? {
            let Some(tiers) = issued.get(&tiers) else { continue };
            let account = [account];
            let told = (Notice::Reissued, account.as_slice());
            agency_notices::tell(tx, app, told, (societe, tiers), now).await?;
        }
    }
    Ok(())
}

/// The last generation of each holder of these tiers.
async fn former(
    tx: &Tx,
    societe: &Societe,
    hashed: &[(Issued, SecretHash)],
) -> Result<Vec<((TiersId, i32), i32)>, DbErr> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::TiersId, Column::Holder])
        .column_as(Column::Generation.max(), "generation")
        .filter(COLUMN.societe_id.eq(societe.id))
        .filter(COLUMN.tiers_id.is_in(tiers_of(hashed)))
        .group_by(Column::TiersId)
        .group_by(Column::Holder)
        .into_tuple::<(TiersId, i32, i32)>();
    let rows = rows.all(tx).await?.into_iter();
    Ok(rows.map(|(tiers, holder, generation)| ((tiers, holder), generation)).collect())
}

/// The same holders of all of these tiers.
async fn revoke(
    tx: &Tx,
    societe: &Societe,
    hashed: &[(Issued, SecretHash)],
    origin: &Origin,
) -> Result<(), DbErr> {
    let holders: HashSet<i32> = hashed.iter().map(|(issued, _)| issued.holder).collect();
    for holder in holders {
        let same = hashed.iter().filter(|(issued, _)| issued.holder == holder);
        let all_tiers: Vec<TiersId> = same.map(|(issued, _)| issued.tiers.id).collect();
        Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(origin.at))
            .filter(COLUMN.societe_id.eq(societe.id))
            .filter(COLUMN.tiers_id.is_in(all_tiers))
            .filter(COLUMN.holder.eq(holder))
            .filter(COLUMN.consumed_at.is_null())
            .filter(COLUMN.revoked_at.is_null())
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn tiers_of(hashed: &[(Issued, SecretHash)]) -> HashSet<TiersId> {
    hashed.iter().map(|(issued, _)| issued.tiers.id).collect()
}

async fn taken(
    db: &impl ConnectionTrait,
    societe: &Societe,
    logins: &[String],
) -> Result<HashSet<String>, DbErr> {
    let same = Entity::find()
        .select_only()
        .column(Column::Login)
        .filter(COLUMN.societe_id.eq(societe.id))
        .filter(COLUMN.login.is_in(logins));
    Ok(same.into_tuple::<String>().all(db).await?.into_iter().collect())
}
