//! Refusals in the audit trail: written down, but no flood of them fills a disk that nothing erases.

use std::time::Duration;

use sea_orm::DbErr;

use super::{App, Visitor};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::guard::throttle::{self, Admission};
use crate::guard::{Bucket, Rule};

/// Of one kind, from one address: more tells nothing more.
const A_MINUTE: Rule = Rule::Window { limit: 10, window: Duration::from_mins(1) };

/// Writes a refusal down, unless as many were just before.
pub async fn note(app: &App, visitor: &Visitor, event: Event) -> Result<(), DbErr> {
    let subject = format!("{:?}|{}", event.kind, visitor.counted_ip());
    let tx = app.db.begin().await?;
    let bucket = Bucket::new("refusal", &subject, A_MINUTE);
    if let Admission::Admitted { .. } = throttle::admit(&tx, &[bucket], visitor.now).await? {
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A change that did not come from our pages. It is refused whether or not it can be written down.
///
/// Only the head of the path is kept: its tail may be a token, and is as long as a stranger likes.
pub(super) async fn note_cross_site(app: &App, visitor: &Visitor, path: &str) {
    let head: String = path.split('/').nth(1).unwrap_or_default().chars().take(40).collect();
    let event = Event::done(Kind::CrossSiteRefused, Actor::Anyone, format!("/{head}"));
    let event = event.with(Outcome::Refused);
    if let Err(error) = note(app, visitor, event).await {
        tracing::error!(%error, "a refusal is not in the audit trail");
    }
}
