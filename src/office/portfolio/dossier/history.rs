//! The history of the access to a tiers, told from what is kept of it: pairs, activations, links
//! and the agency's own acts.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::deed::{By, Deed, What};
use crate::access::activation::{Outcome, pending};
use crate::access::agency_act::{self, AgencyAct, Why};
use crate::access::link::{self, EndedBy, Link};
use crate::access::provisional::{Pair, pair};
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::TiersId;
use crate::office::colleagues::Colleagues;
use crate::staff::{AgencyStaff, AtLeast};

/// Rows of each kind that are looked at.
const MOST: u64 = 100;

/// The newest first.
pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    tiers: TiersId,
    now: Moment,
) -> Result<Vec<Deed>, DbErr> {
    let of = (staff.societe_id(), tiers);
    let acts = agency_act::of_tiers(db, of.0, of.1).await?;
    let pairs = pairs(db, of).await?;
    let actors = acts.iter().map(|act| act.actor.as_str());
    let colleagues = Colleagues::among(db, staff, actors).await?;
    let by = |act: &AgencyAct| actor(act, &colleagues);
    let mut deeds: Vec<Deed> = acts.iter().filter_map(|act| told(act, by(act))).collect();
    deeds.extend(pairs.iter().flat_map(|pair| of_pair(pair, (acts.as_slice(), &by), now)));
    deeds.extend(activations(db, of.0, &pairs).await?);
    deeds.extend(links(db, of).await?.iter().flat_map(of_link));
    deeds.sort_by_key(|deed| std::cmp::Reverse(deed.at));
    Ok(deeds)
}

async fn pairs(
    db: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, TiersId),
) -> Result<Vec<Pair>, DbErr> {
    let own = pair::Entity::find().filter(pair::COLUMN.societe_id.eq(societe));
    let own = own.filter(pair::COLUMN.tiers_id.eq(tiers)).order_by_desc(pair::COLUMN.issued_at);
    own.limit(MOST).all(db).await
}

async fn links(
    db: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, TiersId),
) -> Result<Vec<Link>, DbErr> {
    let own = link::Entity::find().filter(link::COLUMN.societe_id.eq(societe));
    let own = own.filter(link::COLUMN.tiers_id.eq(tiers)).order_by_desc(link::COLUMN.linked_at);
    own.limit(MOST).all(db).await
}

/// Begun, and contested by whoever received the mail. What was begun is told until it leads to an
/// access: whoever had an account before may have begun nothing here.
async fn activations(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    pairs: &[Pair],
) -> Result<Vec<Deed>, DbErr> {
    let own = pending::Entity::find()
        .filter(pending::COLUMN.societe_id.eq(societe))
        .filter(pending::COLUMN.pair_id.is_in(pairs.iter().map(|pair| pair.id)))
        .limit(MOST);
    let mut deeds = Vec::new();
    for begun in own.all(db).await? {
        let pair = pairs.iter().find(|pair| pair.id == begun.pair_id);
        if pair.is_some_and(|pair| pair.consumed_at.is_none()) {
            deeds.push(deed(begun.created_at, What::Begun, By::Bearer));
        }
        if let (Some(at), Some(Outcome::Contested)) = (begun.closed_at, begun.outcome) {
            deeds.push(deed(at, What::Contested, By::Recipient));
        }
    }
    Ok(deeds)
}

/// Its issue, unless an act tells of it, and its end if it was never used.
fn of_pair(
    pair: &Pair,
    (acts, by): (&[AgencyAct], &impl Fn(&AgencyAct) -> By),
    now: Moment,
) -> Vec<Deed> {
    let issue = |act: &&AgencyAct| act.what == agency_act::What::Issued && act.at == pair.issued_at;
    let agent = acts.iter().find(issue).map_or(By::Operator, by);
    let issued = What::Issued { until: pair.expires_at };
    let mut deeds = vec![deed(pair.issued_at, issued, agent)];
    match (pair.consumed_at, pair.revoked_at) {
        (None, Some(at)) => deeds.push(deed(at, What::Cancelled, By::Palier)),
        (None, None) if pair.expires_at <= now => {
            deeds.push(deed(pair.expires_at, What::Expired, By::Palier));
        }
        _ => {}
    }
    deeds
}

/// How it was made, and that its holder cut it; the agency's own cut is an act of its own.
fn of_link(link: &Link) -> Vec<Deed> {
    let mut deeds = vec![deed(link.linked_at, What::Linked, By::Holder)];
    if let (Some(at), Some(EndedBy::Holder)) = (link.ended_at, link.ended_by) {
        deeds.push(deed(at, What::Detached, By::Holder));
    }
    deeds
}

/// Pairs tell of their issue themselves.
fn told(act: &AgencyAct, by: By) -> Option<Deed> {
    let what = match act.what {
        agency_act::What::Issued => return None,
        agency_act::What::Dissociated => What::Dissociated,
        agency_act::What::Suspended => What::Suspended,
        agency_act::What::Restored => What::Restored,
        agency_act::What::Contested => What::AccessContested,
    };
    let why = act.reason.map(|reason| Why { reason, note: act.note.clone() });
    Some(Deed { at: act.at, what, by, why })
}

fn deed(at: Moment, what: What, by: By) -> Deed {
    Deed { at, what, by, why: None }
}

fn actor(act: &AgencyAct, colleagues: &Colleagues) -> By {
    if let Some(name) = colleagues.name(&act.actor) {
        return By::Colleague(name.to_owned());
    }
    match act.actor.split(':').next().unwrap_or_default() {
        "staff" => By::FormerStaff,
        "key" => By::Key,
        "anyone" => By::OnFile,
        "palier" => By::Palier,
        _ => By::Operator,
    }
}
