//! The statements that count an attempt: always, or as long as nothing closes behind it.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Cond, InsertStatement, OnConflict, Query};
use sea_orm::{ExprTrait, Value};

use super::bucket::Bucket;
use super::counts::{COLUMNS, Column, Entity};
use super::rule::Room;
use crate::clock::Moment;
use crate::database::{Batch, FixedChange, given, given_value};

/// Counts in every bucket that is not closed, and returns what is in those: the caller compares.
pub fn counting(buckets: &[Bucket], now: Moment) -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(COLUMNS);
    for bucket in ordered(buckets) {
        insert.values_panic(row(bucket, now + bucket.rule.span()).map(Expr::value));
    }
    raising(insert, || Expr::val(now))
}

/// Counts in every bucket, or in none when one of them is closed or would close behind this
/// attempt. It adds nothing, and says so, when one would close at once.
///
/// All or none holds only where nobody else writes between the question and the change.
pub fn add_calmly(batch: &mut Batch<'_>, buckets: &[Bucket], now: Moment) -> bool {
    if buckets.is_empty() || !buckets.iter().all(|bucket| bucket.rule.has_room(now)) {
        return false;
    }
    // Alone there is no order to keep; so there are few statements.
    let (leaking, windows): (Vec<&Bucket>, Vec<&Bucket>) =
        buckets.iter().partition(|bucket| bucket.rule.leaks());
    let mut values: Vec<Value> = vec![now.into()];
    for bucket in windows.iter().chain(&leaking) {
        values.extend(row(bucket, now + bucket.rule.span()));
        values.push(match bucket.rule.room(now) {
            Room::Attempts(most) => most.into(),
            Room::EmptyBy(latest) => latest.into(),
        });
    }
    match (windows.len(), leaking.len()) {
        (0, 1) => batch.add_fixed(&ON_A_KNOWN_BROWSER, &values),
        (3, 1) => batch.add_fixed(&ON_A_NEW_BROWSER, &values),
        (1, 0) => batch.add_fixed(&LETTERS, &values),
        both => batch.add_given(|engine| engine.build(&calmly(both)), &values),
    }
    true
}

static ON_A_KNOWN_BROWSER: FixedChange = FixedChange::new(|engine| engine.build(&calmly((0, 1))));
static ON_A_NEW_BROWSER: FixedChange = FixedChange::new(|engine| engine.build(&calmly((3, 1))));
static LETTERS: FixedChange = FixedChange::new(|engine| engine.build(&calmly((1, 0))));

/// For so many windows and so many buckets that leak. Given are now and, of each bucket, its row and
/// what there is room for.
fn calmly((windows, leaking): (usize, usize)) -> InsertStatement {
    let (now, mut not_calm, mut rows) = (|| given(0), Cond::any(), Vec::new());
    for bucket in 0..windows + leaking {
        let at = |place: usize| 1 + bucket * 5 + place;
        let ends_at = || Expr::col(Column::WindowEndsAt);
        let room = if bucket < windows {
            ends_at().gt(now()).and(Expr::col(Column::Attempts).gt(given(at(4))))
        } else {
            ends_at().gt(given(at(4)))
        };
        let full = Expr::col(Column::BlockedUntil).gt(now()).or(room);
        not_calm = not_calm.add(Expr::col(Column::Key).eq(given(at(0))).and(full));
        let [key, attempts, ends_at, open] = [0, 1, 2, 3].map(|place| given_value(at(place)));
        rows.push((key, attempts, ends_at, open));
    }
    let hindrance = Query::select().expr(Expr::val(1)).from(Entity).cond_where(not_calm).to_owned();
    let new = Query::select()
        .columns(["column1", "column2", "column3", "column4"].map(Alias::new))
        .from_values(rows, Alias::new("new"))
        .and_where(Expr::exists(hindrance).not())
        .to_owned();
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(COLUMNS);
    // It refuses other numbers of columns alone, and these are four and four.
    let _ = insert.select_from(new);
    raising(insert, now)
}

/// Window and leaking buckets in one statement: the new row's `attempts` tells them apart.
fn raising(mut insert: InsertStatement, now: impl Fn() -> Expr) -> InsertStatement {
    let kept = |column: Column| Expr::col((Entity, column));
    let new = |column: Column| Expr::col(("excluded", column));
    let over = || kept(Column::WindowEndsAt).lte(now());
    let attempts = kept(Column::Attempts).add(new(Column::Attempts));
    let later = kept(Column::WindowEndsAt).add(new(Column::WindowEndsAt)).sub(now());
    let ends_at = Expr::case(over(), new(Column::WindowEndsAt))
        .case(new(Column::Attempts).eq(0), later)
        .finally(kept(Column::WindowEndsAt));
    let attempts = Expr::case(over(), new(Column::Attempts)).finally(attempts);
    let on_conflict = OnConflict::column(Column::Key)
        .value(Column::Attempts, attempts)
        .value(Column::WindowEndsAt, ends_at)
        .action_and_where(kept(Column::BlockedUntil).lte(now()))
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
