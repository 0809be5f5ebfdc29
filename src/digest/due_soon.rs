//! « Échéance proche »: some days before the day to pay by, for whoever owes. Each day is told once.

use std::collections::{BTreeSet, HashMap};

use jiff::Span;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::letters;
use super::round::{all, on};
use crate::access::link;
use crate::accounts::AccountId;
use crate::accounts::notification::{self, Kind, Notification};
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment, paris_midnight, paris_today};
use crate::contracts::contract;
use crate::ledger::{Standing, balance, standing};
use crate::money::Cents;
use crate::web::App;

/// The days to pay by, and where.
pub type Days = BTreeSet<(Day, SocieteId)>;

/// Takes the turn of these accounts, and writes to those who have a day to pay by.
pub async fn tell(app: &App, turn: &[Notification], now: Moment) -> Result<(), DbErr> {
    let today = paris_today(now);
    let span = Span::new().days(i64::from(app.settings.notifications.due_days));
    let soon = Day::from(today.date().saturating_add(span));
    let days = found(app, turn, (today, soon)).await?;
    let (with, without) = parted(turn, &days);
    let tx = app.db.begin().await?;
    notification::looked_at(&tx, (Kind::DueSoon, without), today, None).await?;
    let until = Some(paris_midnight(soon));
    let taken = notification::looked_at(&tx, (Kind::DueSoon, with), today, until).await?;
    letters::due_soon(&tx, app, (&on(&taken), &days), now).await?;
    tx.commit().await
}

/// Those who have a day to pay by, and the others.
fn parted(
    turn: &[Notification],
    days: &HashMap<AccountId, Days>,
) -> (Vec<AccountId>, Vec<AccountId>) {
    all(turn).into_iter().partition(|one| days.contains_key(one))
}

/// What each owes soon, and was not told of: one question for all of them.
async fn found(
    app: &App,
    turn: &[Notification],
    (today, soon): (Day, Day),
) -> Result<HashMap<AccountId, Days>, DbErr> {
    let told = told(turn);
    if told.is_empty() {
        return Ok(HashMap::new());
    }
    let mut days: HashMap<AccountId, Days> = HashMap::new();
    for owing in owing(app.db.reader(), on(turn), today).await? {
        let Some((day, _)) = owing.standing.next() else { continue };
        let is_told = told.get(&owing.account_id).is_none_or(|until| day <= *until);
        if day <= soon && !is_told {
            days.entry(owing.account_id).or_default().insert((day, owing.societe_id));
        }
    }
    Ok(days)
}

/// The last day to pay by that each was told of.
fn told(turn: &[Notification]) -> HashMap<AccountId, Day> {
    let wanted = turn.iter().filter(|one| one.is_on);
    wanted.map(|one| (one.account_id, paris_today(one.told_until))).collect()
}

/// A contract whose account is in debit, and whose it is.
#[derive(FromQueryResult)]
struct Owing {
    account_id: AccountId,
    societe_id: SocieteId,
    #[sea_orm(nested)]
    standing: Standing,
}

async fn owing(
    db: &impl ConnectionTrait,
    accounts: Vec<AccountId>,
    today: Day,
) -> Result<Vec<Owing>, DbErr> {
    let link = |column| Expr::col((link::Entity, column));
    let contract = |column| Expr::col((contract::Entity, column));
    let mut owing = Query::select();
    owing
        .column((link::Entity, link::Column::AccountId))
        .column((contract::Entity, contract::Column::SocieteId))
        .from(link::Entity)
        .cross_join(contract::Entity)
        .and_where(link(link::Column::AccountId).is_in(accounts))
        .and_where(link::is_open())
        .and_where(
            contract(contract::Column::SocieteId).equals((link::Entity, link::Column::SocieteId)),
        )
        .and_where(
            contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)),
        )
        .and_where(Expr::col((balance::Entity, balance::Column::Cents)).gt(Cents::ZERO));
    standing::join(&mut owing, today);
    let rows = db.query_all(&owing).await?;
    rows.iter().map(|row| Owing::from_query_result(row, "")).collect()
}
