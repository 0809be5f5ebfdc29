//! A throttle: how many times something was tried, and until when it may not be tried again.
//!
//! The count lives in the database, so that it survives a restart and holds for every node. It is
//! raised *before* the attempt, in one statement: guesses made side by side cannot outrun it
//! (compare ZITADEL CVE-2023-47111).

use std::borrow::Cow;
use std::time::Duration;

use data_encoding::HEXLOWER;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{DeleteStatement, InsertStatement, OnConflict, Query};
use sea_orm::{ConnectionTrait, ExprTrait, FromQueryResult, QueryTrait};
use sha2::{Digest, Sha256};

use crate::clock::Moment;

/// CNIL 2022-100, case 2: the window in which attempts on one identifier add up.
const DAY: Duration = Duration::from_hours(24);

/// An address and the hash of a device's token fit; an index of PostgreSQL takes 2704 bytes.
const LONGEST_SUBJECT: usize = 400;

const COLUMNS: [Column; 4] =
    [Column::Key, Column::Attempts, Column::WindowEndsAt, Column::BlockedUntil];

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "throttle")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub attempts: i64,
    pub window_ends_at: Moment,
    pub blocked_until: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is counted, and how much of it is too much.
#[derive(Clone, Debug)]
pub struct Bucket {
    key: String,
    rule: Rule,
}

/// How much is too much.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// `free` attempts, then each next one waits twice as long, from `first` up to `longest`; no
    /// more than `per_day` in a day.
    Growing { free: u32, first: Duration, longest: Duration, per_day: u32 },
    /// At most `limit` in a window that opens with the first.
    Window { limit: u32, window: Duration },
}

impl Bucket {
    /// `subject` is what a stranger typed or sent: it only ever serves as a key.
    pub fn new(kind: &str, subject: &str, rule: Rule) -> Self {
        Self { key: format!("{kind}:{}", writable(subject)), rule }
    }

    pub fn key(&self) -> &str {
        &self.key
    }
}

/// What a database refuses as a key (too long, or with a NUL, which no text of PostgreSQL holds) is
/// counted by its hash.
fn writable(subject: &str) -> Cow<'_, str> {
    if subject.len() <= LONGEST_SUBJECT && !subject.contains('\0') {
        return subject.into();
    }
    HEXLOWER.encode(&Sha256::digest(subject)).into()
}

/// Whether an attempt may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Admitted {
        /// This attempt used up the last free one of a growing bucket: worth a warning.
        last_free: bool,
    },
    /// Some bucket is closed until then; nothing was counted.
    Blocked { until: Moment },
}

/// Counts an attempt in every bucket, or in none when one of them is closed.
///
/// The caller commits when admitted and rolls back when blocked.
pub async fn admit(
    tx: &impl ConnectionTrait,
    buckets: &[Bucket],
    now: Moment,
) -> Result<Admission, DbErr> {
    let counted = count(tx, buckets, now).await?;
    if counted.len() < buckets.len() {
        return Ok(Admission::Blocked { until: closed_until(tx, buckets, now).await? });
    }
    let mut last_free = false;
    for row in counted {
        let Some(bucket) = buckets.iter().find(|bucket| bucket.key == row.key) else { continue };
        if let Some(until) = bucket.rule.closes(row.attempts, row.window_ends_at, now) {
            close(tx, &row.key, until).await?;
        }
        last_free |= bucket.rule.is_last_free(row.attempts);
    }
    Ok(Admission::Admitted { last_free })
}

/// Takes back an attempt that turned out to be right; what others did wrong stays counted.
pub async fn refund(tx: &impl ConnectionTrait, keys: &[String]) -> Result<(), DbErr> {
    if let Some(statement) = refunding(keys) {
        tx.execute(&statement).await?;
    }
    Ok(())
}

/// The statement that does so, if there is anything to take back.
pub fn refunding(keys: &[String]) -> Option<InsertStatement> {
    if keys.is_empty() {
        return None;
    }
    let zero = Moment::from_millis(0);
    let less = Expr::col((Entity, Column::Attempts)).sub(1);
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(COLUMNS).on_conflict(
        OnConflict::column(Column::Key)
            .value(Column::Attempts, less)
            .value(Column::BlockedUntil, zero)
            .action_and_where(Expr::col((Entity, Column::Attempts)).gt(0))
            .to_owned(),
    );
    // The same order as when they were counted, or two sign-ins could wait for each other.
    let mut ordered: Vec<&String> = keys.iter().collect();
    ordered.sort();
    for key in ordered {
        insert.values_panic([key.clone().into(), 0.into(), zero.into(), zero.into()]);
    }
    Some(insert)
}

/// The statement that forgets a bucket; for one that only its owner can fill.
pub fn clearing(key: &str) -> DeleteStatement {
    Entity::delete_by_id(key).into_query()
}

/// Removes the buckets whose time is over.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let over = Entity::delete_many()
        .filter(Column::WindowEndsAt.lte(now))
        .filter(Column::BlockedUntil.lte(now));
    Ok(over.exec(tx).await?.rows_affected)
}

#[derive(FromQueryResult)]
struct Counted {
    key: String,
    attempts: i64,
    window_ends_at: Moment,
}

async fn count(
    tx: &impl ConnectionTrait,
    buckets: &[Bucket],
    now: Moment,
) -> Result<Vec<Counted>, DbErr> {
    let column = |column: Column| Expr::col((Entity, column));
    let over = || column(Column::WindowEndsAt).lte(now);
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns(COLUMNS)
        .on_conflict(
            OnConflict::column(Column::Key)
                .value(
                    Column::Attempts,
                    Expr::case(over(), 1).finally(column(Column::Attempts).add(1)),
                )
                .value(
                    Column::WindowEndsAt,
                    Expr::case(over(), Expr::col(("excluded", Column::WindowEndsAt)))
                        .finally(column(Column::WindowEndsAt)),
                )
                .action_and_where(column(Column::BlockedUntil).lte(now))
                .to_owned(),
        )
        .returning(Query::returning().columns([
            Column::Key,
            Column::Attempts,
            Column::WindowEndsAt,
        ]));
    // One order for all: two attempts that share buckets must not wait for each other in a ring.
    let mut ordered: Vec<&Bucket> = buckets.iter().collect();
    ordered.sort_by(|one, other| one.key.cmp(&other.key));
    for bucket in ordered {
        let ends = now + bucket.rule.window();
        let row = [bucket.key.clone().into(), 1.into(), ends.into(), Moment::from_millis(0).into()];
        insert.values_panic(row);
    }
    let rows = tx.query_all(&insert).await?;
    rows.iter().map(|row| Counted::from_query_result(row, "")).collect()
}

/// Until when one of these buckets is closed; `now` when none is.
pub async fn closed_until(
    tx: &impl ConnectionTrait,
    buckets: &[Bucket],
    now: Moment,
) -> Result<Moment, DbErr> {
    let keys = buckets.iter().map(Bucket::key);
    let closed = Entity::find().filter(Column::Key.is_in(keys)).all(tx).await?;
    let latest = closed.into_iter().map(|row| row.blocked_until).max();
    Ok(latest.filter(|until| *until > now).unwrap_or(now))
}

async fn close(tx: &impl ConnectionTrait, key: &str, until: Moment) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::BlockedUntil, Expr::value(until))
        .filter(Column::Key.eq(key))
        .exec(tx)
        .await?;
    Ok(())
}

impl Rule {
    fn window(self) -> Duration {
        match self {
            Self::Growing { .. } => DAY,
            Self::Window { window, .. } => window,
        }
    }

    /// Until when the bucket closes behind this attempt, if it does.
    fn closes(self, attempts: i64, window_ends_at: Moment, now: Moment) -> Option<Moment> {
        match self {
            Self::Growing { per_day, .. } if attempts >= i64::from(per_day) => Some(window_ends_at),
            Self::Growing { free, first, longest, .. } if attempts >= i64::from(free) => {
                let doublings = u32::try_from(attempts - i64::from(free)).unwrap_or(u32::MAX);
                let wait = first.saturating_mul(2_u32.saturating_pow(Ord::min(doublings, 30)));
                Some(now + wait.min(longest))
            }
            Self::Window { limit, .. } if attempts >= i64::from(limit) => Some(window_ends_at),
            _ => None,
        }
    }

    fn is_last_free(self, attempts: i64) -> bool {
        matches!(self, Self::Growing { free, .. } if attempts == i64::from(free))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    #[test]
    fn waiting_doubles_from_the_last_free_attempt_up_to_an_hour_and_a_day() {
        let rule = Rule::Growing { free: 5, first: MINUTE, longest: MINUTE * 60, per_day: 25 };
        let now = Moment::from_millis(0);
        let tomorrow = now + DAY;
        let waits = |attempts| rule.closes(attempts, tomorrow, now);
        assert_eq!(waits(4), None);
        assert_eq!(waits(5), Some(now + MINUTE));
        assert_eq!(waits(7), Some(now + MINUTE * 4));
        assert_eq!(waits(20), Some(now + MINUTE * 60));
        assert_eq!(waits(25), Some(tomorrow));
    }
}
