//! How much mail may be asked for: for each purpose, per asker, and in all.
//!
//! Each purpose has counts of its own. A stranger may type any address where a reset is asked for, so
//! what is counted there must not stand in the way of a mail that takes a right provisional pair.

use std::time::Duration;

use sea_orm::prelude::Uuid;
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

/// What a mail is asked for by, which is what it is counted by.
#[derive(Clone, Copy, Debug)]
pub enum Asked<'a> {
    /// An address, which anybody may type; known and unknown ones are counted alike.
    Reset { address: &'a str },
    /// The same on a browser that the address's account knows, by the hash of its token: what
    /// strangers ask for is none of its business.
    ResetByKnown { address: &'a str, device: &'a str },
    /// The same on the staff's side, where an address is one of an agency.
    StaffReset { client: &'a str, address: &'a str },
    /// A right pair and the address chosen with it: only whoever holds the letter fills this count.
    Activation { pair: Uuid, address: &'a str },
    /// The new address of somebody signed in.
    EmailChange { account: Uuid, address: &'a str },
}

/// Counts a mail that somebody at `from` (an IP address) asks for.
pub async fn allowance(
    tx: &impl ConnectionTrait,
    settings: &Settings,
    (from, asked): (&str, Asked<'_>),
    now: Moment,
) -> Result<Allowance, DbErr> {
    let closed = throttle::closed_until(tx, &[total(settings)], now).await?;
    if closed > now {
        tracing::error!("the mail budget of the hour is used up: see mail.total_hour");
        return Ok(Allowance::Wait { until: closed });
    }
    let mut buckets = buckets(settings, (from, asked));
    if let Asked::Reset { address } = asked {
        buckets.extend(among_strangers(tx, settings, address, now).await?);
    }
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
    asked: (&str, Asked<'_>),
    now: Moment,
) -> Result<Moment, DbErr> {
    throttle::closed_until(db, &buckets(settings, asked), now).await
}

/// What all strangers together ask for at an address: so much in an hour and in a day. Beyond, one
/// mail at a time whose link is good: at any moment the address's owner either has such a link in
/// their mailbox, whoever asked for it, or is granted one. A stranger alone cannot fill these counts
/// much further, as each of them has their own.
async fn among_strangers(
    tx: &impl ConnectionTrait,
    settings: &Settings,
    address: &str,
    now: Moment,
) -> Result<Vec<Bucket>, DbErr> {
    let budget = &settings.mail;
    let by = |span: &str, limit, window| {
        Bucket::new(&format!("mail-reset-all-{span}"), address, Rule::Window { limit, window })
    };
    let shared =
        vec![by("hour", budget.per_address_hour, HOUR), by("day", budget.per_address_day, DAY)];
    let is_full = throttle::closed_until(tx, &shared, now).await? > now;
    Ok(if is_full { vec![by("spared", 1, settings.reset.link)] } else { shared })
}

fn buckets(settings: &Settings, (from, asked): (&str, Asked<'_>)) -> Vec<Bucket> {
    let budget = &settings.mail;
    let window = |limit, window| Rule::Window { limit, window };
    let (purpose, subject) = match asked {
        Asked::Reset { address } => ("reset", format!("{address}|{from}")),
        Asked::ResetByKnown { address, device } => ("reset-known", format!("{address}|{device}")),
        Asked::StaffReset { client, address } => ("staff-reset", format!("{client}|{address}")),
        Asked::Activation { pair, address } => ("activation", format!("{pair}|{address}")),
        Asked::EmailChange { address, .. } => ("email-change", address.to_owned()),
    };
    let by = |span: &str, rule| Bucket::new(&format!("mail-{purpose}-{span}"), &subject, rule);
    let mut buckets = vec![
        by("minute", window(budget.per_address_minute, MINUTE)),
        by("hour", window(budget.per_address_hour, HOUR)),
        by("day", window(budget.per_address_day, DAY)),
    ];
    let of_ip = || Bucket::new("mail-ip", from, window(budget.per_ip_hour, HOUR));
    match asked {
        Asked::ResetByKnown { .. } => {}
        Asked::StaffReset { .. } => buckets.push(of_ip()),
        Asked::Reset { address } => {
            let rule = window(budget.per_address_minute, MINUTE);
            buckets.extend([of_ip(), Bucket::new("mail-reset-all-minute", address, rule)]);
        }
        Asked::Activation { pair, .. } => {
            // One letter is no licence to write to strangers, from however many networks.
            let rule = window(budget.per_pair_day, DAY);
            buckets.extend([of_ip(), Bucket::new("mail-pair", &pair.to_string(), rule)]);
        }
        Asked::EmailChange { account, .. } => {
            // Nor is an account.
            let rule = window(budget.per_pair_day, DAY);
            buckets.extend([of_ip(), Bucket::new("mail-account", &account.to_string(), rule)]);
        }
    }
    buckets
}
