//! What the hasher promises, with costs so small that the tests take no time.

use std::future::Future;
use std::pin::pin;
use std::task::Context;
use std::task::Waker;

use super::*;

const SMALL: HasherSettings = HasherSettings {
    memory_kib: 64,
    iterations: 1,
    lanes: 1,
    slots: 1,
    queue: 2,
    wait: Duration::from_secs(20),
};

fn start_waiting<F: Future>(future: std::pin::Pin<&mut F>) -> bool {
    future.poll(&mut Context::from_waker(Waker::noop())).is_pending()
}

#[tokio::test]
async fn the_right_secret_opens_and_a_wrong_one_does_not() {
    let hasher = Hasher::start(SMALL, Keyring::none()).unwrap();
    let stored = hasher.hash("quatre lapins verts").await.unwrap();
    assert_eq!(hasher.verify("quatre lapins verts", &stored).await, Ok(true));
    assert_eq!(hasher.verify("quatre lapins Verts", &stored).await, Ok(false));
    assert_eq!(hasher.verify("", &stored).await, Ok(false));
    assert_eq!(SecretHash::parse(stored.as_str()), Some(stored.clone()));
    assert_ne!(hasher.hash("quatre lapins verts").await.unwrap(), stored);
}

#[tokio::test]
async fn a_secret_is_the_same_composed_or_decomposed() {
    let hasher = Hasher::start(SMALL, Keyring::none()).unwrap();
    let stored = hasher.hash("caf\u{e9} cr\u{e8}me").await.unwrap();
    assert_eq!(hasher.verify("cafe\u{301} cre\u{300}me", &stored).await, Ok(true));
}

#[tokio::test]
async fn an_overlong_secret_is_never_cut_to_one_that_opens() {
    let hasher = Hasher::start(SMALL, Keyring::none()).unwrap();
    let longest = "a".repeat(256);
    let stored = hasher.hash(&longest).await.unwrap();
    assert_eq!(hasher.verify(&longest, &stored).await, Ok(true));
    for longer in [257, 1025, 100_000].map(|length| "a".repeat(length)) {
        assert_eq!(hasher.verify(&longer, &stored).await, Ok(false));
        let closed = hasher.hash(&longer).await.unwrap();
        assert_eq!(hasher.verify(&longer, &closed).await, Ok(false));
    }
}

#[tokio::test]
async fn a_higher_cost_makes_older_hashes_outdated_but_still_verifiable() {
    let before = Hasher::start(SMALL, Keyring::none()).unwrap();
    let after =
        Hasher::start(HasherSettings { memory_kib: 128, ..SMALL }, Keyring::none()).unwrap();
    let old = before.hash("secret").await.unwrap();
    let new = after.hash("secret").await.unwrap();
    assert!(after.is_outdated(&old) && before.is_outdated(&new));
    assert!(!after.is_outdated(&new) && !after.is_outdated(after.dummy()));
    assert_eq!(after.verify("secret", &old).await, Ok(true));
    assert_eq!(before.verify("secret", &new).await, Ok(true));
}

#[tokio::test]
async fn nothing_opens_the_dummy() {
    let hasher = Hasher::start(SMALL, Keyring::none()).unwrap();
    for secret in ["", "dummy", &"a".repeat(2000)] {
        assert_eq!(hasher.verify(secret, hasher.dummy()).await, Ok(false));
    }
}

#[test]
fn settings_that_cannot_hash_do_not_start() {
    let refused = |settings| Hasher::start(settings, Keyring::none()).err();
    let too_much = HasherSettings { memory_kib: 2 * 1024 * 1024, ..SMALL };
    assert!(matches!(refused(too_much), Some(HasherError::Cost { .. })));
    assert!(matches!(
        refused(HasherSettings { iterations: 0, ..SMALL }),
        Some(HasherError::Cost { .. })
    ));
    assert!(matches!(refused(HasherSettings { slots: 0, ..SMALL }), Some(HasherError::NoRoom)));
    assert!(matches!(refused(HasherSettings { queue: 0, ..SMALL }), Some(HasherError::NoRoom)));
}

#[tokio::test]
async fn who_finds_the_queue_full_is_told_when_to_come_back() {
    let hasher = Hasher::without_workers(SMALL, Keyring::none()).unwrap();
    let (mut first, mut second) = (pin!(hasher.hash("a")), pin!(hasher.hash("b")));
    assert!(start_waiting(first.as_mut()) && start_waiting(second.as_mut()));
    assert_eq!(hasher.hash("c").await, Err(Busy { retry_after: SMALL.wait }));
}

#[tokio::test]
async fn who_waits_too_long_is_told_to_come_back_and_leaves_the_queue() {
    let wait = Duration::from_millis(10);
    let hasher =
        Hasher::without_workers(HasherSettings { wait, queue: 1, ..SMALL }, Keyring::none())
            .unwrap();
    let busy = Busy { retry_after: Duration::from_secs(1) };
    assert_eq!(hasher.verify("a", hasher.dummy()).await, Err(busy));
    assert!(start_waiting(pin!(hasher.hash("b"))), "the first one still has the only place");
}

#[tokio::test]
async fn a_request_that_was_given_up_is_never_computed() {
    let hasher = Hasher::without_workers(SMALL, Keyring::none()).unwrap();
    {
        let mut gone = pin!(hasher.hash("gone"));
        assert!(start_waiting(gone.as_mut()));
    }
    let mut kept = pin!(hasher.hash("kept"));
    assert!(start_waiting(kept.as_mut()));
    let job = hasher.0.queue.next().unwrap();
    assert_eq!(job.secret.as_bytes(), b"kept");
}

#[tokio::test]
async fn a_hash_begun_in_time_is_waited_for() {
    let wait = Duration::from_millis(10);
    let hasher =
        Hasher::without_workers(HasherSettings { wait, ..SMALL }, Keyring::none()).unwrap();
    let mut asked = pin!(hasher.hash("slow"));
    assert!(start_waiting(asked.as_mut()));
    let job = hasher.0.queue.next().unwrap();
    time::sleep(3 * wait).await;
    assert!(start_waiting(asked.as_mut()));
    job.answer.send(vec![7; 32]).unwrap();
    assert!(asked.await.unwrap().has_tag(&[7; 32]));
}

#[tokio::test]
async fn two_hashers_live_side_by_side() {
    let (people, bulk) = (
        Hasher::start(SMALL, Keyring::none()).unwrap(),
        Hasher::without_workers(SMALL, Keyring::none()).unwrap(),
    );
    let (mut first, mut second) = (pin!(bulk.hash("a")), pin!(bulk.hash("b")));
    assert!(start_waiting(first.as_mut()) && start_waiting(second.as_mut()));
    assert!(bulk.hash("letter").await.is_err());
    assert!(people.hash("person").await.is_ok());
}

#[tokio::test]
async fn without_its_keys_nothing_is_hashed() {
    let refused = Hasher::start(SMALL, Keyring::unread()).err();
    assert!(matches!(refused, Some(HasherError::NoKeys)));
    let closed = Hasher::closed();
    assert!(closed.hash("a").await.is_err() && closed.verify("a", closed.dummy()).await.is_err());
}

#[tokio::test]
async fn the_threads_end_with_the_last_clone() {
    let hasher = Hasher::start(HasherSettings { slots: 3, ..SMALL }, Keyring::none()).unwrap();
    let queue = Arc::downgrade(&hasher.0.queue);
    drop(hasher.clone());
    assert!(hasher.hash("still here").await.is_ok());
    drop(hasher);
    while queue.upgrade().is_some() {
        time::sleep(Duration::from_millis(1)).await;
    }
}

async fn with_ring(ring: &Keyring) -> (Hasher, SecretHash) {
    let hasher = Hasher::start(SMALL, ring.clone()).unwrap();
    let stored = hasher.hash("quatre lapins verts").await.unwrap();
    (hasher, stored)
}

#[tokio::test]
async fn a_hash_without_pepper_still_opens_and_is_outdated() {
    let (_, old) = with_ring(&Keyring::none()).await;
    let (peppered, new) = with_ring(&Keyring::fresh()).await;
    assert_eq!(peppered.verify("quatre lapins verts", &old).await, Ok(true));
    assert_eq!(peppered.verify("quatre lapins bleus", &old).await, Ok(false));
    assert!(peppered.is_outdated(&old) && !peppered.is_outdated(&new));
    assert!(!peppered.is_outdated(peppered.dummy()));
}

#[tokio::test]
async fn after_a_rotation_former_hashes_open_and_are_outdated() {
    let former = Keyring::fresh();
    let (_, old) = with_ring(&former).await;
    let (rotated, new) = with_ring(&former.with_new_key()).await;
    assert_ne!(old.key_id(), new.key_id());
    assert_eq!(rotated.verify("quatre lapins verts", &old).await, Ok(true));
    assert!(rotated.is_outdated(&old) && !rotated.is_outdated(&new));
}

#[tokio::test]
async fn a_hash_alone_opens_for_nobody_and_costs_as_much() {
    let (_, stored) = with_ring(&Keyring::fresh()).await;
    for ring in [Keyring::none(), Keyring::fresh()] {
        let hasher = Hasher::start(SMALL, ring).unwrap();
        assert_eq!(hasher.verify("quatre lapins verts", &stored).await, Ok(false));
        assert_eq!(hasher.asked(), 1);
    }
    // Nor does taking the name of the key away.
    let key = stored.key_id().unwrap();
    let unnamed = stored.as_str().replace(&SecretHash::parameter_of(key), "");
    let unnamed = SecretHash::parse(&unnamed).unwrap();
    let (hasher, _) = with_ring(&Keyring::none()).await;
    assert_eq!(hasher.verify("quatre lapins verts", &unnamed).await, Ok(false));
}
