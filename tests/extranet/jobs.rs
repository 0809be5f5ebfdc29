//! Jobs: each is done once, by whoever is there; a node that dies leaves it to the next.

use std::pin::Pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use palier::audit::Actor;
use palier::jobs::{self, Doer, Fault, Held, Job, JobId, Kind, Standing};
use palier::web::App;
use tokio::sync::watch;

use crate::support::{Agence, Extranet};

type Doing = Pin<Box<dyn Future<Output = Result<(), Fault>> + Send>>;

async fn asked(extranet: &Extranet, agence: &Agence) -> JobId {
    let (whose, now) = ((agence.societe.id, Actor::Operator), extranet.clock.now());
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let id = jobs::ask(&tx, Kind::Letters, whose, 2, now).await.expect("a job");
    tx.commit().await.expect("a commit");
    id
}

async fn found(extranet: &Extranet, agence: &Agence, id: JobId) -> Job {
    let found = Job::find(extranet.app.db.reader(), agence.societe.id, id).await;
    found.expect("jobs").expect("the job")
}

/// Takes up one job; whether there was one.
async fn take_up(app: &App, doers: &'static [(Kind, Doer)]) -> bool {
    let (_going_on, mut stop) = watch::channel(false);
    jobs::take_up(app, doers, &mut stop).await.expect("a job or none")
}

fn ends(app: App, held: Held) -> Doing {
    Box::pin(async move {
        held.progress(1, 2);
        let tx = app.db.begin().await?;
        held.finish(&tx, app.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    })
}

const ENDS: &[(Kind, Doer)] = &[(Kind::Letters, ends)];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_nodes_one_does_each_job() {
    static DONE: AtomicUsize = AtomicUsize::new(0);
    fn counts(app: App, held: Held) -> Doing {
        DONE.fetch_add(1, Ordering::Relaxed);
        ends(app, held)
    }
    const COUNTS: &[(Kind, Doer)] = &[(Kind::Letters, counts)];
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let other = extranet.beside(|_| ()).await.expect("another node");
    for _ in 0..6 {
        asked(&extranet, &bellevue).await;
    }
    let until_none = async |app: &App| while take_up(app, COUNTS).await {};
    tokio::join!(until_none(&extranet.app), until_none(&other.app), until_none(&extranet.app));
    assert_eq!(DONE.load(Ordering::Relaxed), 6);
    assert!(!take_up(&extranet.app, COUNTS).await);
}

#[tokio::test]
async fn a_job_whose_node_died_is_begun_anew_after_its_lease_and_the_dead_may_not_end_it() {
    static DYING: Mutex<Vec<Held>> = Mutex::new(Vec::new());
    fn dies(_: App, held: Held) -> Doing {
        DYING.lock().expect("a list").push(held);
        Box::pin(std::future::pending())
    }
    const DIES: &[(Kind, Doer)] = &[(Kind::Letters, dies)];
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let id = asked(&extranet, &bellevue).await;
    let killed = tokio::time::timeout(Duration::from_millis(300), take_up(&extranet.app, DIES));
    assert!(killed.await.is_err(), "it never ends");
    assert_eq!(
        found(&extranet, &bellevue, id).await.standing(extranet.clock.now()),
        Standing::Running
    );
    assert!(!take_up(&extranet.app, ENDS).await, "it is another's for a minute");

    extranet.later(Duration::from_secs(61));
    assert!(take_up(&extranet.app, ENDS).await);
    let job = found(&extranet, &bellevue, id).await;
    assert_eq!((job.standing(extranet.clock.now()), job.attempt), (Standing::Done, 2));
    assert_eq!((job.done, job.total), (2, 2));
    let dead = DYING.lock().expect("a list").pop().expect("whoever had it first");
    let tx = extranet.app.db.begin().await.expect("a transaction");
    assert!(matches!(dead.is_own(&tx).await, Err(Fault::Lost)));
    assert!(matches!(dead.finish(&tx, extranet.clock.now()).await, Err(Fault::Lost)));
}

#[tokio::test]
async fn a_node_that_is_told_to_stop_lets_go_of_its_job_at_once() {
    fn waits(_: App, held: Held) -> Doing {
        Box::pin(async move {
            held.progress(1, 2);
            std::future::pending().await
        })
    }
    const WAITS: &[(Kind, Doer)] = &[(Kind::Letters, waits)];
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let id = asked(&extranet, &bellevue).await;
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(jobs::work(extranet.app.clone(), WAITS, stopped));
    for _ in 0..1_000 {
        if found(&extranet, &bellevue, id).await.attempt == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    stop.send_replace(true);
    working.await.expect("it ends");
    let job = found(&extranet, &bellevue, id).await;
    assert_eq!((job.standing(extranet.clock.now()), job.attempt), (Standing::Waiting, 1));
    assert!(take_up(&extranet.app, ENDS).await, "without waiting for a lease");
}

#[tokio::test]
async fn a_job_that_fails_is_tried_again_later_and_given_up_in_the_end() {
    fn fails(_: App, _: Held) -> Doing {
        Box::pin(async { Err(Fault::Again("the disk is full".into())) })
    }
    fn panics(_: App, held: Held) -> Doing {
        Box::pin(async move { panic!("attempt {}", held.job().attempt) })
    }
    fn refuses(_: App, _: Held) -> Doing {
        Box::pin(async { Err(Fault::Never("nobody is left".into())) })
    }
    const FAILS: &[(Kind, Doer)] = &[(Kind::Letters, fails)];
    const PANICS: &[(Kind, Doer)] = &[(Kind::Letters, panics)];
    const REFUSES: &[(Kind, Doer)] = &[(Kind::Letters, refuses)];
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let id = asked(&extranet, &bellevue).await;
    for attempt in 1..=6 {
        let doers = if attempt == 3 { PANICS } else { FAILS };
        assert!(take_up(&extranet.app, doers).await, "attempt {attempt}");
        assert!(!take_up(&extranet.app, doers).await, "not at once");
        extranet.later(Duration::from_mins(10));
    }
    assert!(!take_up(&extranet.app, FAILS).await);
    let job = found(&extranet, &bellevue, id).await;
    assert_eq!(job.standing(extranet.clock.now()), Standing::Failed);
    assert_eq!(job.fault.as_deref(), Some("the disk is full"));

    let id = asked(&extranet, &bellevue).await;
    assert!(take_up(&extranet.app, REFUSES).await);
    let job = found(&extranet, &bellevue, id).await;
    assert_eq!((job.standing(extranet.clock.now()), job.attempt), (Standing::Failed, 1));
}
