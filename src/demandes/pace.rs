//! How often somebody may ask: no flood of demandes, of messages or of files.

use std::time::Duration;

use sea_orm::DbErr;

use crate::accounts::SignedIn;
use crate::clock::Moment;
use crate::guard::throttle::{self, Admission};
use crate::guard::{Bucket, Rule};
use crate::web::{App, Visitor};

const DAY: Duration = Duration::from_hours(24);

/// Forms with files that one person may send in an hour, mistakes included: each may hold pictures to
/// be unpacked.
const FORMS: Rule = Rule::Window { limit: 60, window: Duration::from_hours(1) };

/// Demandes that one person opens.
pub(super) fn opening(app: &App, person: &SignedIn) -> Bucket {
    let limit = app.settings.demandes.opened_per_day;
    Bucket::new("demande", &person.account_id().to_string(), Rule::Window { limit, window: DAY })
}

/// Messages that one person writes, in all of their demandes.
pub(super) fn writing(app: &App, person: &SignedIn) -> Bucket {
    let limit = app.settings.demandes.messages_per_day;
    let whom = person.account_id().to_string();
    Bucket::new("demande-message", &whom, Rule::Window { limit, window: DAY })
}

/// Until when this person may open no further demande, if so: before a byte of its files is read.
pub async fn is_closed(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
) -> Result<Option<Moment>, DbErr> {
    let buckets = [opening(app, person)];
    let until = throttle::closed_until(app.db.reader(), &buckets, visitor.now).await?;
    Ok((until > visitor.now).then_some(until))
}

/// Counts a form that may hold files; until when there may be none, if so.
pub async fn upload_is_let_in(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
) -> Result<Option<Moment>, DbErr> {
    let bucket = Bucket::new("demande-form", &person.account_id().to_string(), FORMS);
    match throttle::admit_alone(&app.db, &[bucket], visitor.now).await? {
        Admission::Admitted { .. } => Ok(None),
        Admission::Blocked { until } => Ok(Some(until)),
    }
}
