//! Statements that are committed together go back together, and leave the writer to the next.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use palier::clock::Moment;
use palier::database::{Batch, Db};
use palier::guard::throttle::{self, Admission};
use palier::guard::{Bucket, Rule};
use sea_orm::sea_query::{Alias, InsertStatement, Query};
use tokio::task::JoinSet;

use crate::support::Extranet;

fn check(id: &str) -> InsertStatement {
    let columns = ["key_id", "check", "created_at"].map(Alias::new);
    let mut insert = Query::insert();
    insert.into_table(Alias::new("key_check")).columns(columns);
    insert.values_panic([id.into(), "check".into(), 0_i64.into()]).to_owned()
}

async fn written(db: &Db, ids: [&str; 2]) -> bool {
    let mut batch = Batch::alone(db);
    for id in ids {
        batch.add(&check(id));
    }
    batch.run().await.is_ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_refused_takes_the_others_back() {
    let extranet = Extranet::open().await;
    let db = &extranet.app.db;
    assert!(written(db, ["a", "b"]).await);
    assert!(!written(db, ["c", "a"]).await, "a second row of one key");
    assert_eq!(extranet.count("key_check where key_id = 'c'").await, 0);
    assert!(written(db, ["c", "d"]).await, "the writer is free again");
    db.begin().await.expect("a transaction").commit().await.expect("committed");
    assert_eq!(extranet.count("key_check where key_id in ('a', 'b', 'c', 'd')").await, 4);
}

/// As when somebody closes the page while it is being made.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_goes_away_in_the_middle_leaves_all_or_nothing() {
    let extranet = Extranet::open().await;
    let db = &extranet.app.db;
    for turn in 0..120 {
        let ids = [format!("{turn}-first"), format!("{turn}-second")];
        {
            let mut writing = pin!(written(db, [&ids[0], &ids[1]]));
            for poll in 0..=turn % 4 {
                // Not after the last one: it goes away while the statements are on their way.
                tokio::time::sleep(Duration::from_millis(2) / (1 + poll * 20)).await;
                if writing.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
                    break;
                }
            }
        }
        assert!(written(db, [&format!("{turn}-c"), &format!("{turn}-d")]).await, "{turn}");
        let left = extranet.count(&format!("key_check where key_id like '{turn}-%'")).await;
        assert!(left == 2 || left == 4, "{turn}: {left}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn attempts_side_by_side_are_admitted_as_often_as_the_limit_says_and_counted_as_often() {
    let extranet = Extranet::open().await;
    let now = extranet.clock.now();
    let window = Duration::from_mins(10);
    let narrow = Bucket::new("narrow", "", Rule::Window { limit: 7, window });
    let wide = Bucket::new("wide", "", Rule::Window { limit: 1_000, window });
    let first = Duration::from_mins(1);
    let growing = Rule::Growing { free: 5, first, longest: first * 60, per_day: 25 };
    let growing = Bucket::new("growing", "", growing);
    assert_eq!(admitted(&extranet, &[narrow, wide.clone()], now).await, 7);
    assert_eq!(extranet.count("throttle where key = 'wide:' and attempts = 7").await, 1);
    assert_eq!(admitted(&extranet, &[growing, wide], now).await, 5);
    assert_eq!(extranet.count("throttle where key = 'wide:' and attempts = 12").await, 1);
}

/// Of forty attempts at once.
async fn admitted(extranet: &Extranet, buckets: &[Bucket], now: Moment) -> usize {
    let mut attempts = JoinSet::new();
    for _ in 0..40 {
        let (db, buckets) = (extranet.app.db.clone(), buckets.to_vec());
        attempts.spawn(async move { throttle::admit_alone(&db, &buckets, now).await });
    }
    let outcomes = attempts.join_all().await;
    let is_in = |outcome: &Result<_, _>| matches!(outcome, Ok(Admission::Admitted { .. }));
    outcomes.iter().filter(|outcome| is_in(outcome)).count()
}
