//! What the agency did, and had done to it: an act on several, a contested access, a mail that came back.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::accesses::Held;
use super::{Past, origin};
use crate::access::agency_act::{self, Reason, What, Why};
use crate::access::{LinkId, link};
use crate::audit::{Actor, Kind};
use crate::clock::Moment;
use crate::mail::outbox;
use crate::office::portfolio::act::{self, BulkActId, BulkWhat};
use crate::office::whom::Chosen;

/// Days ago.
const ACTED: u64 = 47;
const DISPUTED: u64 = 4;
const CAME_BACK: u64 = 5;

pub async fn write(past: &Past<'_>, held: &Held) -> Result<(), DbErr> {
    // Whoever has an account was told of the pairs of the others: nobody waits for these letters.
    outbox::Entity::delete_many().exec(past.tx).await?;
    suspended(past, held).await?;
    contested(past, held).await?;
    undelivered(past, held).await
}

/// « Suspendre » for those who were ticked.
async fn suspended(past: &Past<'_>, held: &Held) -> Result<(), DbErr> {
    let (tiers, _, link) = &held.suspended;
    let at = past.days_ago(ACTED);
    let note = "Courrier revenu, à rappeler avant de rétablir.".to_owned();
    let why = Why { reason: Reason::Doubt, note: Some(note) };
    let row = act::ActiveModel {
        societe_id: Set(past.societe.id),
        id: Set(BulkActId::new()),
        asked_by: Set(past.actor().to_string()),
        what: Set(BulkWhat::Suspend),
        chosen: Set(Chosen::ticked(vec![tiers.id]).text()),
        reason: Set(Some(why.reason)),
        note: Set(why.note.clone()),
        created_at: Set(at),
        confirmed_at: Set(Some(at)),
        job_id: Set(None),
        total: Set(1),
        after_id: Set(Some(tiers.id)),
        looked_at: Set(1),
        changed: Set(1),
        ended_at: Set(Some(at)),
    };
    act::Entity::insert(row).exec_without_returning(past.tx).await?;
    close(past, *link, (at, None)).await?;
    let (of, what) = ((past.societe.id, &[tiers.id][..]), (What::Suspended, Some(&why)));
    agency_act::record(past.tx, of, what, (&origin(at), past.actor())).await?;
    past.told((Kind::TiersSuspended, tiers.id), past.actor(), at).await
}

/// By whoever reads the address on file.
async fn contested(past: &Past<'_>, held: &Held) -> Result<(), DbErr> {
    let (tiers, _, link) = &held.contested;
    let at = past.days_ago(DISPUTED);
    close(past, *link, (at, Some(at))).await?;
    let of = (past.societe.id, &[tiers.id][..]);
    let by = (&origin(at), Actor::Anyone);
    agency_act::record(past.tx, of, (What::Contested, None), by).await?;
    past.told((Kind::TiersContested, tiers.id), Actor::Anyone, at).await
}

async fn close(
    past: &Past<'_>,
    link: LinkId,
    (suspended_at, contested_at): (Moment, Option<Moment>),
) -> Result<(), DbErr> {
    link::Entity::update_many()
        .col_expr(link::Column::SuspendedAt, Expr::value(suspended_at))
        .col_expr(link::Column::ContestedAt, Expr::value(contested_at))
        .filter(link::COLUMN.societe_id.eq(past.societe.id))
        .filter(link::COLUMN.id.eq(link))
        .exec(past.tx)
        .await
        .map(drop)
}

/// The address on file is none any more.
async fn undelivered(past: &Past<'_>, held: &Held) -> Result<(), DbErr> {
    let (tiers, ..) = &held.suspended;
    let at = past.days_ago(CAME_BACK);
    let row = outbox::ActiveModel {
        id: Set(outbox::MessageId::new()),
        kind: Set(crate::mail::Kind::ActivatedElsewhere),
        societe_id: Set(Some(past.societe.id.uuid())),
        about: Set(Some(tiers.id.uuid())),
        recipient: Set(tiers.suggested_email.clone().unwrap_or_default()),
        from_name: Set(past.societe.name.clone()),
        reply_to: Set(None),
        lang: Set("fr".into()),
        subject: Set(String::new()),
        text_body: Set(String::new()),
        html_body: Set(String::new()),
        created_at: Set(at),
        next_try_at: Set(at),
        tries: Set(6),
        sent_at: Set(None),
        failed_at: Set(Some(at)),
        last_fault: Set(Some("550 no such mailbox".into())),
        account_id: Set(None),
        stop_url: Set(None),
    };
    outbox::Entity::insert(row).exec_without_returning(past.tx).await.map(drop)
}
