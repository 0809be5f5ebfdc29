//! The chains of the audit trail and the key: what everybody can seal is worth nothing beside it.

use std::collections::BTreeMap;
use std::time::Duration;

use palier::audit::chain::{self, Why};
use palier::audit::{self, Origin};
use palier::guard::Keyring;
use palier::restoration::{self, Marker};

use super::chain::{fault, forced, lived_in, marker, quoted, sealed, verified};
use super::kit::*;
use crate::support::{Agence, Extranet};

const DAY: Duration = Duration::from_hours(24);

/// What somebody does who writes in the database and has no key: takes the seals of a chain away from
/// this place on, changes the event there, and seals all of it again as an installation without keys.
async fn sealed_anew(extranet: &Extranet, chain: &str, from: i64) {
    let own = format!("chain_id = {chain} and number");
    let before = from - 1;
    forced(
        extranet,
        &[
            &format!(
                "update audit_event set subject = 'another' where id = \
                 (select event_id from audit_chained where {own} = {from})"
            ),
            &format!(
                "insert into audit_waiting (event_id) \
                 select event_id from audit_chained where {own} >= {from}"
            ),
            &format!("delete from audit_chained where {own} >= {from}"),
            &format!(
                "update audit_head set number = {before}, value = coalesce((select value from \
                 audit_chained where {own} = {before}), '') where chain_id = {chain}"
            ),
        ],
    )
    .await;
    without_keys(extranet).await;
}

/// Seals what waits as an installation without keys does, which finds none in the database either.
async fn without_keys(extranet: &Extranet) {
    let app = &extranet.app;
    forced(extranet, &["create table hidden as select * from key_check", "delete from key_check"])
        .await;
    chain::seal_all(&app.db, &Keyring::none(), app.clock.now()).await.expect("sealed");
    forced(extranet, &["insert into key_check select * from hidden", "drop table hidden"]).await;
}

#[tokio::test]
async fn who_seals_anew_without_the_key_is_told_where_it_begins() {
    let (extranet, chain) = lived_in().await;
    let noted = marker(&extranet).await.anchors();
    sealed_anew(&extranet, &chain, 4).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((4, Why::Unkeyed)));
    assert_eq!(fault(&extranet, &noted).await, Some((4, Why::Unkeyed)));
    let app = &extranet.app;
    let told = chain::told_since(app.db.reader(), 0, &restoration::KINDS, 100).await.expect("told");
    let unkeyed: Vec<_> = told.iter().filter(|act| act.key_id.is_empty()).collect();
    assert!(!unkeyed.is_empty() && unkeyed.iter().all(|act| !act.is_genuine(&app.keys)));
    sealed_anew(&extranet, &chain, 1).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((1, Why::Unkeyed)));
}

/// Two years of an installation without keys, of which the first is forgotten; and what its node noted.
async fn lived_without_keys(extranet: &Extranet, bellevue: &Agence) -> Marker {
    somebody(extranet, bellevue, "Camille Roux").await;
    without_keys(extranet).await;
    extranet.later(365 * DAY);
    somebody(extranet, bellevue, "Louis Petit").await;
    without_keys(extranet).await;
    let (app, now, none) = (&extranet.app, extranet.clock.now(), Keyring::none());
    let origin = Origin { network: "job".into(), ..Origin::console(now) };
    let gone = audit::forget_before(&app.db, &none, now - 300 * DAY, &origin).await;
    assert!(gone.expect("forgotten").events > 5);
    without_keys(extranet).await;
    let noted = Marker::of(app.db.reader(), &none, now).await.expect("a marker");
    noted.write(&app.settings.restore.marker).expect("written");
    noted
}

/// An installation that begins without keys, and is given some.
#[tokio::test]
async fn what_was_sealed_before_there_was_a_key_is_taken_over_once_and_held_from_then_on() {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    let before = lived_without_keys(&extranet, &bellevue).await;
    let (app, now, none) = (&extranet.app, extranet.clock.now(), Keyring::none());
    assert!(!verified(&extranet, &BTreeMap::new()).await.is_whole(), "nobody took it over yet");

    let admitted = restoration::admit(app).await.expect("served");
    assert!(admitted.is_keyed);
    let trail = verified(&extranet, &before.anchors()).await;
    assert!(trail.is_whole() && trail.chains.iter().any(|it| it.forgotten > 0), "{trail:?}");
    somebody(&extranet, &bellevue, "Nadia Benali").await;
    sealed(&extranet).await;
    assert!(verified(&extranet, &before.anchors()).await.is_whole());

    let societe = quoted(&extranet, bellevue.societe.id.uuid());
    // A node that still runs without keys leaves the trail alone.
    somebody(&extranet, &bellevue, "Denis Petit").await;
    let elsewhere = chain::seal_all(&app.db, &none, now).await.expect("asked");
    assert!(elsewhere.is_elsewhere && elsewhere.events == 0, "{elsewhere:?}");
    sealed(&extranet).await;
    // What was taken over is held, although everybody can make its seals; and no other is taken over.
    let adopted = rows(
        &extranet,
        &format!(
            "select cast(number as text) as line from audit_adoption where chain_id = {societe}"
        ),
    )
    .await;
    let adopted: i64 = adopted[0].parse().expect("a number");
    sealed_anew(&extranet, &societe, adopted).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, Some((adopted, Why::OtherThanAdopted)));
    forced(&extranet, &["delete from audit_adoption"]).await;
    assert!(restoration::admit(app).await.is_err(), "what was noted is not there");
    let trail = verified(&extranet, &BTreeMap::new()).await;
    let faults: Vec<_> = trail.chains.iter().filter_map(|it| it.fault.as_ref()).collect();
    assert!(faults.len() == 2 && faults.iter().all(|it| it.why == Why::Unkeyed), "{faults:?}");
}
