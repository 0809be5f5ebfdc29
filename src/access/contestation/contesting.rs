//! « Contester cet accès »: suspended at once, until the agency has spoken to somebody.

use sea_orm::DbErr;

use super::mailed_link::{self, OnFileProof};
use crate::access::agency_act::{self, What};
use crate::access::agency_notices::{self, Notice};
use crate::access::holders;
use crate::access::{notices, provisional};
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::guard::throttle::{self, Admission};
use crate::guard::{Bucket, Rule};
use crate::web::{App, Visitor};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Throttled {
        until: Moment,
    },
    /// Another tab was faster, or the access ended meanwhile.
    TooLate,
}

/// Suspends this one link, not those of the tiers' other holders. Its pair is used up since the
/// activation, and stays so. Its holder is told that it is suspended and whom to call; the agency is
/// told, and alone says how it goes on.
///
/// A link that the agency had suspended before stays so; it is contested all the same.
pub async fn contest(app: &App, visitor: &Visitor, proof: &OnFileProof) -> Result<Outcome, DbErr> {
    let OnFileProof { link, societe, tiers, .. } = proof;
    if let Admission::Blocked { until } = admit(app, visitor).await? {
        return Ok(Outcome::Throttled { until });
    }
    let (tx, origin) = (app.db.begin().await?, visitor.origin());
    provisional::hold_all(&tx, (societe.id, tiers.id)).await?;
    if !mailed_link::consume(&tx, proof, visitor.now).await? {
        return Ok(Outcome::TooLate);
    }
    let Some(was_open) = holders::contest(&tx, link, visitor.now).await? else {
        return Ok(Outcome::TooLate);
    };
    let of = (societe.id, &[tiers.id][..]);
    agency_act::record(&tx, of, (What::Contested, None), (&origin, Actor::Anyone)).await?;
    // Which link it was: a backup that is restored must not open it again.
    let subject = format!("{} {}", tiers.id, link.id);
    let event = Event::done(Kind::TiersContested, Actor::Anyone, subject).at(societe.id.uuid());
    audit::record(&tx, &origin, event).await?;
    if was_open {
        let about = (societe, tiers);
        let told = (Notice::Contested, &[link.account_id][..]);
        agency_notices::tell(&tx, app, told, about, visitor.now).await?;
    }
    notices::access_contested(&tx, app, visitor, (societe, tiers)).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Each link serves once and cannot be guessed; whoever holds many is slowed down all the same, for
/// each use writes to an agency and closes somebody's access.
async fn admit(app: &App, visitor: &Visitor) -> Result<Admission, DbErr> {
    let limits = &app.settings.throttle;
    let rule = Rule::Window { limit: limits.free_attempts, window: limits.window };
    let here = Bucket::new("contestation", &visitor.counted_ip(), rule);
    throttle::admit_alone(&app.db, &[here], visitor.now).await
}
