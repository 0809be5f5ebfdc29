//! Accounts that nobody uses any more: two letters, then they are closed as their holder would.

use std::time::Duration;

use sea_orm::DbErr;

use crate::accounts::presence::{self, Gone};
use crate::accounts::{Account, AccountId};
use crate::audit::Origin;
use crate::clock::Moment;
use crate::database::Tx;
use crate::rgpd::closure::{self, Why};
use crate::web::App;

/// Accounts of one go, so that no transaction grows without end: the next hour goes on.
const AT_A_TIME: u64 = 200;

/// Warns whom it is time to warn and closes who was warned twice: how many of each.
///
/// Each letter gets its time: where the upkeep did not run for long, letters come late, and the end
/// later still, never sooner than the last one promised.
pub async fn apply(tx: &Tx, app: &App, now: Moment) -> Result<(u64, u64), DbErr> {
    presence::begin_missing(tx).await?;
    let kept = &app.settings.retention;
    let (first, last) = (kept.first_warning, kept.last_warning);
    // The last step first: no account takes two in one go.
    let over = gone(now, 2, (kept.inactive, last));
    let closed = close(tx, app, (over, now)).await?;
    let second = gone(now, 1, (kept.inactive.saturating_sub(last), first.saturating_sub(last)));
    let mut warned = warn(tx, app, (second, last), now).await?;
    let unheard = gone(now, 0, (kept.inactive.saturating_sub(first), Duration::ZERO));
    warned += warn(tx, app, (unheard, first), now).await?;
    Ok((warned, closed))
}

/// Those away for so long, who had so many letters, the last of them so long ago.
fn gone(now: Moment, letters: i32, (away, rest): (Duration, Duration)) -> Gone {
    Gone { since: now - away, letters, told_by: now - rest, most: AT_A_TIME }
}

async fn warn(
    tx: &Tx,
    app: &App,
    (gone, ahead): (Gone, Duration),
    now: Moment,
) -> Result<u64, DbErr> {
    let all = presence::gone(tx, &gone).await?;
    for one in &all {
        let account = Account::known(tx, one.account_id).await?;
        let promised = one.signed_in_at + app.settings.retention.inactive;
        let end = Ord::max(promised, now + ahead);
        closure::warn(tx, app, &account, (now, end)).await?;
        presence::warned(tx, account.id, (gone.letters + 1, now)).await?;
    }
    Ok(u64::try_from(all.len()).unwrap_or(u64::MAX))
}

async fn close(tx: &Tx, app: &App, (over, now): (Gone, Moment)) -> Result<u64, DbErr> {
    let all = presence::gone(tx, &over).await?;
    let ids: Vec<AccountId> = all.iter().map(|one| one.account_id).collect();
    let origin = Origin { network: "upkeep".into(), ..Origin::console(now) };
    for id in &ids {
        let account = Account::known(tx, *id).await?;
        closure::close(tx, app, &origin, (&account, Why::Unused)).await?;
    }
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}
