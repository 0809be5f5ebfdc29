//! The statements that count an attempt: always, or as long as nothing closes behind it.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Cond, InsertStatement, OnConflict, Query};
use sea_orm::{ExprTrait, Value};

use super::bucket::Bucket;
use super::counts::{COLUMNS, Column, Entity};
use super::rule::Room;
use crate::clock::Moment;

/// Counts in every bucket that is not closed, and returns what is in those: the caller compares.
pub fn counting(buckets: &[Bucket], now: Moment) -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(COLUMNS);
    for bucket in ordered(buckets) {
        insert.values_panic(row(bucket, now + bucket.rule.span()).map(Expr::value));
    }
    raising(insert, now)
}

/// Counts in every bucket, or in none when one of them is closed or would close behind this
/// attempt; nothing when one would close at once.
///
/// All or none holds only where nobody else writes between the question and the change.
pub fn calmly(buckets: &[Bucket], now: Moment) -> Option<InsertStatement> {
    if buckets.is_empty() || !buckets.iter().all(|bucket| bucket.rule.has_room(now)) {
        return None;
    }
    let mut not_calm = Cond::any();
    for bucket in ordered(buckets) {
        let room = match bucket.rule.room(now) {
            Room::Attempts(most) => {
                Expr::col(Column::WindowEndsAt).gt(now).and(Expr::col(Column::Attempts).gt(most))
            }
            Room::EmptyBy(latest) => Expr::col(Column::WindowEndsAt).gt(latest),
        };
        let full = Expr::col(Column::BlockedUntil).gt(now).or(room);
        not_calm = not_calm.add(Expr::col(Column::Key).eq(bucket.key()).and(full));
    }
    let hindrance = Query::select().expr(Expr::val(1)).from(Entity).cond_where(not_calm).to_owned();
    let rows = ordered(buckets).into_iter();
    let rows = rows.map(|bucket| row(bucket, now + bucket.rule.span()));
    let rows = rows.map(|[key, attempts, ends_at, open]| (key, attempts, ends_at, open));
    let new = Query::select()
        .columns(["column1", "column2", "column3", "column4"].map(Alias::new))
        .from_values(rows, Alias::new("new"))
        .and_where(Expr::exists(hindrance).not())
        .to_owned();
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(COLUMNS).select_from(new).ok()?;
    Some(raising(insert, now))
}

/// Window and leaking buckets in one statement: the new row's `attempts` tells them apart.
fn raising(mut insert: InsertStatement, now: Moment) -> InsertStatement {
    let kept = |column: Column| Expr::col((Entity, column));
    let new = |column: Column| Expr::col(("excluded", column));
    let over = || kept(Column::WindowEndsAt).lte(now);
    let attempts = kept(Column::Attempts).add(new(Column::Attempts));
    let later = kept(Column::WindowEndsAt).add(new(Column::WindowEndsAt)).sub(now);
    let ends_at = Expr::case(over(), new(Column::WindowEndsAt))
        .case(new(Column::Attempts).eq(0), later)
        .finally(kept(Column::WindowEndsAt));
    let attempts = Expr::case(over(), new(Column::Attempts)).finally(attempts);
    let on_conflict = OnConflict::column(Column::Key)
        .value(Column::Attempts, attempts)
        .value(Column::WindowEndsAt, ends_at)
        .action_and_where(kept(Column::BlockedUntil).lte(now))
        .to_owned();
    let counted = [Column::Key, Column::Attempts, Column::WindowEndsAt];
    insert.on_conflict(on_conflict).returning(Query::returning().columns(counted));
    insert
}

/// One order for all: two attempts that share buckets must not wait for each other in a ring.
pub fn ordered(buckets: &[Bucket]) -> Vec<&Bucket> {
    let mut ordered: Vec<&Bucket> = buckets.iter().collect();
    ordered.sort_by_key(|bucket| bucket.key());
    ordered
}

/// What one attempt adds.
pub fn row(bucket: &Bucket, ends_at: Moment) -> [Value; 4] {
    let attempts = i64::from(!bucket.rule.leaks());
    let open = Moment::from_millis(0);
    [bucket.key().into(), attempts.into(), ends_at.into(), open.into()]
}
