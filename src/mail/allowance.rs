//! How much mail may be asked for: per address, per asker, and in all.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DbErr};

use crate::clock::Moment;
use crate::guard::throttle::{self, Admission};
use crate::guard::{Bucket, Rule};
use crate::settings::Settings;

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// Whether a mail may be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    Granted,
    Wait { until: Moment },
}

/// Counts a mail that somebody at `asker` (an IP address) asks for at an address; known and
/// unknown addresses are counted alike.
pub async fn allowance(
    tx: &impl ConnectionTrait,
    settings: &Settings,
    (asker, address): (&str, &str),
    now: Moment,
) -> Result<Allowance, DbErr> {
    let closed = throttle::closed_until(tx, &[total(settings)], now).await?;
    if closed > now {
        tracing::error!("the mail budget of the hour is used up: see mail.total_hour");
        return Ok(Allowance::Wait { until: closed });
    }
    let buckets = buckets(settings, (asker, address));
    Ok(match throttle::admit(tx, &buckets, now).await? {
        Admission::Admitted { .. } => Allowance::Granted,
        Admission::Blocked { until } => Allowance::Wait { until },
    })
}

/// Counts a letter that is really written, in the budget of all: addresses that nobody has cannot
/// use it up.
pub async fn count_letter(
    tx: &impl ConnectionTrait,
    settings: &Settings,
    now: Moment,
) -> Result<(), DbErr> {
    throttle::admit(tx, &[total(settings)], now).await?;
    Ok(())
}

fn total(settings: &Settings) -> Bucket {
    let rule = Rule::Window { limit: settings.mail.total_hour, window: HOUR };
    Bucket::new("mail-all", "", rule)
}

/// When the next mail may be asked for; asking this counts nothing.
pub async fn next_allowed(
    db: &impl ConnectionTrait,
    settings: &Settings,
    asked: (&str, &str),
    now: Moment,
) -> Result<Moment, DbErr> {
    throttle::closed_until(db, &buckets(settings, asked), now).await
}

fn buckets(settings: &Settings, (asker, address): (&str, &str)) -> [Bucket; 4] {
    let budget = &settings.mail;
    let window = |limit, window| Rule::Window { limit, window };
    [
        Bucket::new("mail-minute", address, window(budget.per_address_minute, MINUTE)),
        Bucket::new("mail-hour", address, window(budget.per_address_hour, HOUR)),
        Bucket::new("mail-day", address, window(budget.per_address_day, DAY)),
        Bucket::new("mail-ip", asker, window(budget.per_ip_hour, HOUR)),
    ]
}
