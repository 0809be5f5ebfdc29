//! The counts: one row a bucket, raised before what it counts, in one statement.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{InsertStatement, OnConflict, Query};
use sea_orm::{ConnectionTrait, ExprTrait, FromQueryResult, QueryTrait};

use super::bucket::Bucket;
use super::counting;
use crate::clock::Moment;
use crate::database::{Batch, Db, FixedChange, given};
use crate::meters;

pub(super) const COLUMNS: [Column; 4] =
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

/// Counts an attempt in every bucket, or in none when one of them is closed, and commits it.
///
/// On SQLite one statement does it as long as no bucket is about to close.
pub async fn admit_alone(db: &Db, buckets: &[Bucket], now: Moment) -> Result<Admission, DbErr> {
    let mut batch = Batch::alone(db);
    let is_calm = db.has_one_writer() && counting::add_calmly(&mut batch, buckets, now);
    if is_calm && batch.run().await?.len() == buckets.len() {
        return Ok(Admission::Admitted { last_free: false });
    }
    let tx = db.begin().await?;
    let admission = admit(&tx, buckets, now).await?;
    match admission {
        Admission::Admitted { .. } => tx.commit().await?,
        Admission::Blocked { .. } => tx.rollback().await?,
    }
    Ok(admission)
}

/// Counts once more in a window that is never closed, and commits it: how often by now, and when the
/// window is over. It is the caller who says what is too much.
pub async fn counted(db: &Db, bucket: &Bucket, now: Moment) -> Result<(i64, Moment), DbErr> {
    let mut batch = Batch::alone(db);
    batch.add(&counting::counting(std::slice::from_ref(bucket), now));
    let rows = batch.run().await?;
    let row = rows.first().map(|row| Counted::from_query_result(row, "")).transpose()?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound(bucket.key().to_owned()))?;
    Ok((row.attempts, row.window_ends_at))
}

/// As [`admit_alone`] in a transaction, which the caller commits when admitted and rolls back when blocked.
pub async fn admit(
    tx: &impl ConnectionTrait,
    buckets: &[Bucket],
    now: Moment,
) -> Result<Admission, DbErr> {
    let counted = tx.query_all(&counting::counting(buckets, now)).await?;
    if counted.len() < buckets.len() {
        meters::throttled("attempts");
        return Ok(Admission::Blocked { until: closed_until(tx, buckets, now).await? });
    }
    let mut last_free = false;
    for row in counted {
        let row = Counted::from_query_result(&row, "")?;
        let Some(bucket) = buckets.iter().find(|bucket| bucket.key() == row.key) else { continue };
        if let Some(until) = bucket.rule.closes(row.attempts, row.window_ends_at, now) {
            close(tx, &row.key, until).await?;
        }
        last_free |= bucket.rule.is_last_free(row.window_ends_at, now);
    }
    Ok(Admission::Admitted { last_free })
}

#[derive(FromQueryResult)]
struct Counted {
    key: String,
    attempts: i64,
    window_ends_at: Moment,
}

/// Takes back an attempt that turned out to be right; what others did wrong stays counted.
pub fn add_refund(batch: &mut Batch<'_>, buckets: &[Bucket]) {
    let zero = Moment::from_millis(0);
    let mut values = Vec::new();
    for bucket in counting::ordered(buckets) {
        // A row that is gone meanwhile is made anew: it ended in 1970, so it counts for nothing.
        let put_off = if bucket.rule.leaks() { zero + bucket.rule.span() } else { zero };
        values.extend(counting::row(bucket, put_off));
    }
    match buckets.len() {
        0 => (),
        4 => batch.add_fixed(&REFUNDING, &values),
        count => batch.add_given(|engine| engine.build(&refunding(count)), &values),
    }
}

/// Of a sign-in on a new browser.
static REFUNDING: FixedChange = FixedChange::new(|engine| engine.build(&refunding(4)));

/// Takes one attempt out of so many buckets, whose rows are given.
fn refunding(buckets: usize) -> InsertStatement {
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
    for bucket in 0..buckets {
        insert.values_panic([0, 1, 2, 3].map(|place| given(4 * bucket + place)));
    }
    insert
}

/// Forgets a bucket; for one that only its owner can fill.
pub fn add_clearing(batch: &mut Batch<'_>, key: &str) {
    batch.add_fixed(&CLEARING, &[key.into()]);
}

static CLEARING: FixedChange = FixedChange::new(|engine| {
    let one = Entity::delete_many().filter(Expr::col(Column::Key).eq(given(0)));
    engine.build(&one.into_query())
});

/// Removes the buckets whose time is over.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let over = Entity::delete_many()
        .filter(Column::WindowEndsAt.lte(now))
        .filter(Column::BlockedUntil.lte(now));
    Ok(over.exec(tx).await?.rows_affected)
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
