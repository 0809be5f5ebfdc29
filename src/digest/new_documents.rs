//! « Nouveaux documents »: how many of which kind, at which agency, since the last look.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use sea_orm::DbErr;

use super::letters;
use super::round::{all, on};
use crate::accounts::AccountId;
use crate::accounts::notification::{self, Kind, Notification};
use crate::agencies::SocieteId;
use crate::clock::{Moment, paris_today};
use crate::documents::{DocumentKind, unopened};
use crate::web::App;

/// What was published a moment ago waits for tomorrow: its transaction may not be there yet, and who
/// published it by mistake may take it back.
const SETTLED: Duration = Duration::from_mins(10);

/// How many documents of each kind, by société.
pub type News = BTreeMap<SocieteId, BTreeMap<String, (DocumentKind, u32)>>;

/// Takes the turn of these accounts, and writes to those for whom there is something new.
pub async fn tell(app: &App, turn: &[Notification], now: Moment) -> Result<(), DbErr> {
    let by = now - SETTLED;
    let news = found(app, turn, (by, now)).await?;
    let accounts = all(turn);
    let tx = app.db.begin().await?;
    let whose = (Kind::NewDocuments, accounts);
    let taken = notification::looked_at(&tx, whose, paris_today(now), Some(by)).await?;
    letters::new_documents(&tx, app, (&on(&taken), &news), now).await?;
    tx.commit().await
}

/// One question for all of them, from the oldest of their last looks; each counts from their own.
async fn found(
    app: &App,
    turn: &[Notification],
    (by, now): (Moment, Moment),
) -> Result<HashMap<AccountId, News>, DbErr> {
    let since = since(turn);
    let Some(oldest) = since.values().min().copied() else { return Ok(HashMap::new()) };
    let accounts = on(turn);
    let mut news: HashMap<AccountId, News> = HashMap::new();
    for one in unopened(app.db.reader(), accounts, (oldest, by), paris_today(now)).await? {
        if since.get(&one.reader_id).is_some_and(|since| one.published_at > *since) {
            let at = news.entry(one.reader_id).or_default().entry(one.societe_id).or_default();
            at.entry(one.kind.name()).or_insert((one.kind, 0)).1 += 1;
        }
    }
    Ok(news)
}

fn since(turn: &[Notification]) -> HashMap<AccountId, Moment> {
    let wanted = turn.iter().filter(|one| one.is_on);
    wanted.map(|one| (one.account_id, one.told_until)).collect()
}
