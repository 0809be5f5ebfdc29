//! The chains of the audit trail: whatever is done to it behind our back is told, and where.

use std::collections::BTreeMap;
use std::time::Duration;

use palier::audit::chain::{self, Anchor, Trail, Why};
use palier::audit::{self, Actor, Event, Kind, Origin};
use palier::restoration::Marker;
use sea_orm::DbBackend;
use sea_orm::prelude::Uuid;

use super::kit::*;
use crate::support::Extranet;

const DAY: Duration = Duration::from_hours(24);

pub async fn sealed(extranet: &Extranet) {
    let app = &extranet.app;
    chain::seal_all(&app.db, &app.keys, app.clock.now()).await.expect("sealed");
}

pub async fn verified(extranet: &Extranet, anchors: &BTreeMap<Uuid, Anchor>) -> Trail {
    let app = &extranet.app;
    chain::verify(app.db.reader(), &app.keys, anchors).await.expect("gone through")
}

pub async fn marker(extranet: &Extranet) -> Marker {
    let app = &extranet.app;
    Marker::of(app.db.reader(), &app.keys, app.clock.now()).await.expect("a marker")
}

/// What is wrong, and at which place of the chain of the société.
pub async fn fault(extranet: &Extranet, anchors: &BTreeMap<Uuid, Anchor>) -> Option<(i64, Why)> {
    let trail = verified(extranet, anchors).await;
    let faults: Vec<_> = trail.chains.into_iter().filter_map(|chain| chain.fault).collect();
    assert!(faults.len() <= 1, "one chain is broken, the others are not: {faults:?}");
    let first = faults.into_iter().next();
    first.map(|fault| (fault.number, fault.why))
}

/// Triggers hold nobody back who owns the database.
pub async fn forced(extranet: &Extranet, statements: &[&str]) {
    let unlocked: &[&str] = match backend(extranet) {
        DbBackend::Postgres => &[
            "alter table audit_event disable trigger audit_append_only",
            "alter table audit_event disable trigger audit_kept",
            "alter table audit_chained disable trigger audit_chain_append_only",
            "alter table audit_chained disable trigger audit_chain_kept",
        ],
        _ => &[
            "drop trigger if exists audit_no_update",
            "drop trigger if exists audit_no_delete",
            "drop trigger if exists audit_chain_no_update",
            "drop trigger if exists audit_chain_no_delete",
            "drop trigger if exists audit_chain_no_replace",
        ],
    };
    for statement in unlocked.iter().chain(statements) {
        tampered(extranet, statement).await.expect(statement);
    }
}

/// A value of the database's own kind for numbers such as that of a société.
pub fn quoted(extranet: &Extranet, id: Uuid) -> String {
    match backend(extranet) {
        DbBackend::Postgres => format!("'{id}'"),
        _ => format!("x'{}'", id.simple()),
    }
}

/// An extranet of one société whose chain has some ten places, and the chain's number in SQL.
pub async fn lived_in() -> (Extranet, String) {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    sealed(&extranet).await;
    let chain = quoted(&extranet, bellevue.societe.id.uuid());
    (extranet, chain)
}

#[tokio::test]
async fn an_honest_trail_is_whole_and_what_is_not_sealed_yet_is_known_as_such() {
    let (extranet, _) = lived_in().await;
    let trail = verified(&extranet, &BTreeMap::new()).await;
    assert!(trail.is_whole() && trail.waiting == 0, "{trail:?}");
    assert_eq!(trail.chains.len(), 2, "one of the société, one of what belongs to none");
    let events: u64 = trail.chains.iter().map(|chain| chain.events).sum();
    assert_eq!(events.to_string(), count(&extranet, "audit_event").await);
    assert!(trail.chains[0].chain.is_nil() && trail.chains[1].events > 4, "{trail:?}");
    let rives = extranet.rives().await;
    somebody(&extranet, &rives, "Louis Petit").await;
    let trail = verified(&extranet, &BTreeMap::new()).await;
    assert!(trail.is_whole() && trail.waiting > 5, "{trail:?}");
    sealed(&extranet).await;
    let trail = verified(&extranet, &BTreeMap::new()).await;
    assert!(trail.is_whole() && trail.waiting == 0 && trail.chains.len() == 3, "{trail:?}");
}

#[tokio::test]
async fn a_changed_event_is_told_with_its_place() {
    let (extranet, chain) = lived_in().await;
    let third =
        format!("(select event_id from audit_chained where chain_id = {chain} and number = 3)");
    for column in ["actor", "subject", "kind", "network"] {
        let sql = format!("update audit_event set {column} = {column} || 'x' where id = {third}");
        forced(&extranet, &[&sql]).await;
        assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((3, Why::Changed)), "{column}");
        let back = format!(
            "update audit_event set {column} = substr({column}, 1, length({column}) - 1) where id = {third}"
        );
        forced(&extranet, &[&back]).await;
        assert_eq!(fault(&extranet, &BTreeMap::new()).await, None);
    }
    let sql = format!("update audit_event set at = at - 1 where id = {third}");
    forced(&extranet, &[&sql]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((3, Why::Changed)));
}

#[tokio::test]
async fn an_event_that_is_taken_out_is_told_alone_or_with_its_seal() {
    let (extranet, chain) = lived_in().await;
    let own = format!("chain_id = {chain} and number");
    let gone = format!(
        "delete from audit_event where id = (select event_id from audit_chained where {own} = 4)"
    );
    forced(&extranet, &[&gone]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((4, Why::EventGone)));
    let place = format!("delete from audit_chained where {own} = 4");
    forced(&extranet, &[&place]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((4, Why::PlaceGone)));
    let closed_up =
        format!("update audit_chained set number = number - 1 where {own} > 4 and number = 5");
    forced(&extranet, &[&closed_up]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((4, Why::Changed)));
}

#[tokio::test]
async fn two_events_that_change_places_are_told() {
    let (extranet, chain) = lived_in().await;
    let own = format!("chain_id = {chain} and number");
    let moved =
        |from: i64, to: i64| format!("update audit_chained set number = {to} where {own} = {from}");
    let (one, two, three) = (moved(2, -2), moved(3, 2), moved(-2, 3));
    forced(&extranet, &[&one, &two, &three]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((2, Why::Changed)));
}

#[tokio::test]
async fn an_event_that_is_put_in_is_told() {
    let (extranet, chain) = lived_in().await;
    let columns = "id, at, societe_id, kind, outcome, actor, subject, network, request";
    let id = match backend(&extranet) {
        DbBackend::Postgres => format!("'{}'", Uuid::now_v7()),
        _ => format!("x'{}'", Uuid::now_v7().simple()),
    };
    let forged = format!(
        "insert into audit_event ({columns}) select {id}, at, societe_id, kind, outcome, 'nobody', \
         subject, network, request from audit_event where id = \
         (select event_id from audit_chained where chain_id = {chain} and number = 2)"
    );
    let unnoticed = format!("delete from audit_waiting where event_id = {id}");
    forced(&extranet, &[&forged, &unnoticed]).await;
    let trail = verified(&extranet, &BTreeMap::new()).await;
    assert!(trail.strange == 1 && !trail.is_whole(), "{trail:?}");
    let last = format!("(select max(number) from audit_chained where chain_id = {chain})");
    let place = format!(
        "insert into audit_chained (chain_id, number, event_id, turn, sealed_at, key_id, value) \
         select chain_id, number + 1, {id}, turn, sealed_at, key_id, value from audit_chained \
         where chain_id = {chain} and number = {last}"
    );
    let before: i64 = rows(&extranet, &format!("select cast({last} as text) as line")).await[0]
        .parse()
        .expect("a number");
    forced(&extranet, &[&place]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((before + 1, Why::Changed)));
}

#[tokio::test]
async fn what_is_forgotten_in_time_leaves_by_one_door_and_the_rest_is_verified_on() {
    let (extranet, _) = lived_in().await;
    let marker = marker(&extranet).await;
    extranet.later(365 * DAY);
    let rives = extranet.rives().await;
    somebody(&extranet, &rives, "Louis Petit").await;
    sealed(&extranet).await;
    let (app, now) = (&extranet.app, extranet.clock.now());
    let before: u64 = count(&extranet, "audit_event").await.parse().expect("a number");
    let origin = Origin { network: "job".into(), ..Origin::console(now) };
    let done = audit::forget_before(&app.db, &app.keys, now - 300 * DAY, &origin).await;
    let done = done.expect("forgotten");
    assert!(done.events >= 8 && done.chains == 2, "{done:?}");
    let left: u64 = count(&extranet, "audit_event").await.parse().expect("a number");
    assert_eq!(left, before - done.events + 1, "and the forgetting itself is in the trail");
    let again = audit::forget_before(&app.db, &app.keys, now - 300 * DAY, &origin).await;
    assert_eq!(again.expect("nothing more").events, 0);
    sealed(&extranet).await;
    let trail = verified(&extranet, &marker.anchors()).await;
    assert!(trail.is_whole(), "{trail:?}");
    assert_eq!(trail.chains.iter().filter(|chain| chain.forgotten > 0).count(), 2);
    let refused = tampered(&extranet, "delete from audit_event").await.expect_err("refused");
    assert!(refused.contains("append-only"), "{refused}");
    let refused = tampered(&extranet, "delete from audit_chained").await.expect_err("refused");
    assert!(refused.contains("append-only"), "{refused}");
    forced(
        &extranet,
        &["update audit_head set kept_number = kept_number + 1 where kept_number > 3"],
    )
    .await;
    let trail = verified(&extranet, &marker.anchors()).await;
    assert!(trail.chains.iter().any(|chain| {
        chain.fault.as_ref().is_some_and(|fault| fault.why == Why::BeginningChanged)
    }));
}

#[tokio::test]
async fn without_the_key_nobody_seals_what_they_changed() {
    let (extranet, chain) = lived_in().await;
    let thief = palier::guard::Keyring::fresh();
    let app = &extranet.app;
    let trail =
        chain::verify(app.db.reader(), &thief, &BTreeMap::new()).await.expect("gone through");
    let told = trail.chains.iter().filter_map(|chain| chain.fault.as_ref());
    assert!(
        told.clone().count() == 2 && told.clone().all(|it| matches!(it.why, Why::KeyUnknown(_)))
    );
    let renamed =
        format!("update audit_chained set key_id = '' where chain_id = {chain} and number = 1");
    forced(&extranet, &[&renamed]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((1, Why::Unkeyed)));
}

/// Both engines: whoever comes second finds nothing to seal, or waits for another turn.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_write_and_seal_at_once_make_one_chain() {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    let same = extranet.app.settings.keys.file.clone();
    let other = extranet.beside(|settings| settings.keys.file = same).await.expect("a second node");
    let societe = bellevue.societe.id.uuid();
    let work = async |extranet: &Extranet, name: usize| {
        for number in 0..20 {
            let tx = extranet.app.db.begin().await.expect("a transaction");
            let event = Event::done(Kind::Imported, Actor::Operator, format!("{name} {number}"));
            audit::record(&tx, &Origin::console(extranet.clock.now()), event.at(societe))
                .await
                .expect("written");
            tx.commit().await.expect("a commit");
            sealed(extranet).await;
        }
    };
    tokio::join!(work(&extranet, 1), work(&other, 2), work(&extranet, 3), work(&other, 4));
    sealed(&extranet).await;
    let trail = verified(&extranet, &BTreeMap::new()).await;
    assert!(trail.is_whole() && trail.waiting == 0, "{trail:?}");
    let own = trail.chains.iter().find(|chain| chain.chain == societe).expect("the société's");
    assert!(own.events >= 80, "{own:?}");
}

/// Sealing is nobody's business who signs in: as many statements as before.
#[tokio::test]
async fn a_sign_in_asks_the_database_no_more_than_without_chains() {
    let (extranet, statements) = Extranet::open().await.counted();
    let (bellevue, ..) = extranet.camille().await;
    let browser = extranet.browser().sign_in(&bellevue, "camille@example.org", PASSWORD).await;
    statements.taken();
    browser.post("/logout", &[]).await;
    extranet
        .browser()
        .sign_in(&bellevue, "camille@example.org", PASSWORD)
        .await
        .sees("Mes contrats");
    let asked = statements.taken();
    assert!(asked <= 40, "{asked} statements for a way out, a way in and the home page");
    assert!(verified(&extranet, &BTreeMap::new()).await.waiting > 0, "none of it is sealed yet");
}
