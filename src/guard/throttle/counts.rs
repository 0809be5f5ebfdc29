//! The counts: one row a bucket, raised before what it counts, in one statement.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{DeleteStatement, InsertStatement, OnConflict, Query};
use sea_orm::{ConnectionTrait, ExprTrait, FromQueryResult, QueryTrait};

use super::bucket::Bucket;
use crate::clock::Moment;

const COLUMNS: [Column; 4] =
    [Column::Key, Column::Attempts, Column::WindowEndsAt, Column::BlockedUntil];

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "throttle")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// In this window; 0 in a bucket that leaks.
    pub attempts: i64,
    /// When the window is over, or the bucket empty.
    pub window_ends_at: Moment,
    pub blocked_until: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

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
        let Some(bucket) = buckets.iter().find(|bucket| bucket.key() == row.key) else { continue };
        if let Some(until) = bucket.rule.closes(row.attempts, row.window_ends_at, now) {
            close(tx, &row.key, until).await?;
        }
        last_free |= bucket.rule.is_last_free(row.window_ends_at, now);
    }
    Ok(Admission::Admitted { last_free })
}

/// Takes back an attempt that turned out to be right; what others did wrong stays counted.
pub async fn refund(tx: &impl ConnectionTrait, buckets: &[Bucket]) -> Result<(), DbErr> {
    if let Some(statement) = refunding(buckets) {
        tx.execute(&statement).await?;
    }
    Ok(())
}

/// The statement that does so, if there is anything to take back.
pub fn refunding(buckets: &[Bucket]) -> Option<InsertStatement> {
    if buckets.is_empty() {
        return None;
    }
    let less = |column| Expr::col((Entity, column)).sub(Expr::col(("excluded", column)));
    let zero = Moment::from_millis(0);
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(COLUMNS).on_conflict(
        OnConflict::column(Column::Key)
            .value(Column::Attempts, less(Column::Attempts))
            .value(Column::WindowEndsAt, less(Column::WindowEndsAt))
            .value(Column::BlockedUntil, zero)
            .action_and_where(less(Column::Attempts).gte(0))
            .to_owned(),
    );
    for bucket in ordered(buckets) {
        // A row that is gone meanwhile is made anew: it ended in 1970, so it counts for nothing.
        let put_off = if bucket.rule.leaks() { zero + bucket.rule.span() } else { zero };
        insert.values_panic(row(bucket, put_off));
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

/// Window and leaking buckets in one statement: the new row's `attempts` tells them apart.
async fn count(
    tx: &impl ConnectionTrait,
    buckets: &[Bucket],
    now: Moment,
) -> Result<Vec<Counted>, DbErr> {
    let kept = |column: Column| Expr::col((Entity, column));
    let new = |column: Column| Expr::col(("excluded", column));
    let over = || kept(Column::WindowEndsAt).lte(now);
    let attempts = kept(Column::Attempts).add(new(Column::Attempts));
    let later = kept(Column::WindowEndsAt).add(new(Column::WindowEndsAt)).sub(now);
    let ends_at = Expr::case(over(), new(Column::WindowEndsAt))
        .case(new(Column::Attempts).eq(0), later)
        .finally(kept(Column::WindowEndsAt));
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns(COLUMNS)
        .on_conflict(
            OnConflict::column(Column::Key)
                .value(
                    Column::Attempts,
                    Expr::case(over(), new(Column::Attempts)).finally(attempts),
                )
                .value(Column::WindowEndsAt, ends_at)
                .action_and_where(kept(Column::BlockedUntil).lte(now))
                .to_owned(),
        )
        .returning(Query::returning().columns([
            Column::Key,
            Column::Attempts,
            Column::WindowEndsAt,
        ]));
    for bucket in ordered(buckets) {
        insert.values_panic(row(bucket, now + bucket.rule.span()));
    }
    let rows = tx.query_all(&insert).await?;
    rows.iter().map(|row| Counted::from_query_result(row, "")).collect()
}

/// One order for all: two attempts that share buckets must not wait for each other in a ring.
fn ordered(buckets: &[Bucket]) -> Vec<&Bucket> {
    let mut ordered: Vec<&Bucket> = buckets.iter().collect();
    ordered.sort_by_key(|bucket| bucket.key());
    ordered
}

/// What one attempt adds.
fn row(bucket: &Bucket, ends_at: Moment) -> [Expr; 4] {
    let attempts = i64::from(!bucket.rule.leaks());
    let open = Moment::from_millis(0);
    [bucket.key().into(), attempts.into(), ends_at.into(), open.into()]
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
