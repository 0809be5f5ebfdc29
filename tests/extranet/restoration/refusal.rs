//! Whether a node serves what it finds.

use std::collections::BTreeMap;

use palier::audit::chain;
use palier::restoration::{self, Marker, Noted, Refusal, Watch};
use palier::settings::WithoutMarker;

use crate::support::Extranet;
use crate::walls::chain_ends::cut_off;
use crate::walls::kit::{self, somebody, tampered};

#[tokio::test]
async fn a_node_serves_its_own_database_again_and_again() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    drop(watch);
    let mut watch = extranet.admitted().await.expect("served again");
    somebody(&extranet, &bellevue, "Louis Petit").await;
    watch.pass().await.expect("noted");
    // It died before it noted what it had sealed: the database is ahead, which is no restoration.
    somebody(&extranet, &bellevue, "Nadia Benali").await;
    let app = &extranet.app;
    chain::seal_all(&app.db, &app.keys, app.clock.now()).await.expect("sealed");
    extranet.admitted().await.expect("served once more");
}

#[tokio::test]
async fn a_restored_backup_is_not_served_before_and_is_after() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    somebody(&extranet, &bellevue, "Louis Petit").await;
    watch.pass().await.expect("noted");
    let restored = extranet.restored(&backup).await;
    let refusal = restored.admitted().await.err().expect("refused");
    let told = refusal.to_string();
    assert!(matches!(refusal, Refusal::Restored { .. }), "{told}");
    assert!(told.contains("palier post-restore"), "{told}");
    restored.post_restore().await;
    let mut watch = restored.admitted().await.expect("served");
    somebody(&restored, &bellevue, "Nadia Benali").await;
    watch.pass().await.expect("noted");
    let (app, file) = (&restored.app, &restored.app.settings.restore.marker);
    let noted = restoration::noted(app.db.reader(), &app.keys, file).await.expect("a marker");
    let Noted::Places(anchors) = noted else { panic!("not of this database: {noted:?}") };
    let trail = chain::verify(restored.app.db.reader(), &restored.app.keys, &anchors);
    assert!(trail.await.expect("gone through").is_whole());
    // The same backup once more: what was noted since is not in it either.
    let again = extranet.backup().await;
    drop(again);
    assert!(extranet.restored(&extranet.backup().await).await.admitted().await.is_err());
}

/// A restored database that somebody went on with, for as many turns, is not taken for the own one.
#[tokio::test]
async fn a_backup_that_others_went_on_with_is_not_the_database_that_was_served() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    let restored = extranet.restored(&backup).await;
    for name in ["Louis Petit", "Nadia Benali"] {
        somebody(&restored, &bellevue, name).await;
        let app = &restored.app;
        chain::seal_all(&app.db, &app.keys, app.clock.now()).await.expect("sealed");
    }
    let refusal = restored.admitted().await.err().expect("refused");
    assert!(matches!(refusal, Refusal::Other(_)), "{refusal}");
}

#[tokio::test]
async fn without_its_marker_a_node_asks_before_it_serves_what_was_served_before() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    let elsewhere = extranet.folder().join("elsewhere.marker");
    let new = extranet.beside(|settings| settings.restore.marker = elsewhere.clone()).await;
    let new = new.expect("a new node");
    let refusal = new.admitted().await.err().expect("refused");
    assert!(refusal.to_string().contains("--not-restored"), "{refusal}");
    restoration::adopt(&new.app).await.expect("noted");
    new.admitted().await.expect("served");
    let lenient = extranet.beside(|settings| {
        settings.restore.marker = elsewhere.with_file_name("other.marker");
        settings.restore.without_marker = WithoutMarker::Serve;
    });
    lenient.await.expect("a third node").admitted().await.expect("served");
}

#[tokio::test]
async fn a_backup_that_is_restored_under_a_node_that_serves_ends_the_serving() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    tampered(&extranet, "update audit_state set turn = 0").await.expect("as a restore does");
    let refusal = watch.pass().await.expect_err("told");
    assert!(matches!(refusal, Refusal::Restored { known: 0, .. }), "{refusal}");
}

/// Its own marker is older than the backup, and says nothing against it; those of the others do.
#[tokio::test]
async fn a_node_that_was_off_for_long_learns_from_the_others_that_a_backup_was_restored() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    let old = extranet.folder().join("old.marker");
    std::fs::copy(&extranet.app.settings.restore.marker, &old).expect("a marker");
    somebody(&extranet, &bellevue, "Louis Petit").await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    somebody(&extranet, &bellevue, "Nadia Benali").await;
    extranet.later(std::time::Duration::from_mins(1));
    watch.pass().await.expect("noted");
    let restored = extranet.restored(&backup).await;
    let off = restored.beside(|settings| settings.restore.marker = old).await.expect("a node");
    let refusal = off.admitted().await.err().expect("refused");
    assert!(matches!(refusal, Refusal::Restored { .. }), "{refusal}");
    off.post_restore().await;
    off.admitted().await.expect("served");
}

/// What waits for its seal must not make up for what the backup lacks.
#[tokio::test]
async fn a_backup_that_is_one_turn_older_ends_the_serving_although_events_wait() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    somebody(&extranet, &bellevue, "Louis Petit").await;
    watch.pass().await.expect("noted");
    let file = &extranet.app.settings.restore.marker;
    let noted = std::fs::read_to_string(file).expect("a marker");
    let marker = Marker::read(file).expect("readable").expect("a marker");

    let restored = extranet.restored(&backup).await;
    somebody(&restored, &bellevue, "Nadia Benali").await;
    let mut under = Watch::new(restored.app.clone(), marker);
    let refusal = under.pass().await.expect_err("told");
    assert!(matches!(refusal, Refusal::Restored { .. }), "{refusal}");
    assert_eq!(std::fs::read_to_string(file).expect("a marker"), noted, "as it was");
    tampered(&extranet, "update audit_state set turn = turn - 1").await.expect("as a restore does");
    somebody(&extranet, &bellevue, "Nadia Benali").await;
    let refusal = watch.pass().await.expect_err("told");
    assert!(matches!(refusal, Refusal::Restored { .. }), "{refusal}");
}

/// A node does not note a trail that others cut, or sealed anew, as if it were the one that it saw.
#[tokio::test]
async fn an_end_that_is_cut_off_under_a_node_ends_the_serving_and_is_never_noted() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    let file = &extranet.app.settings.restore.marker;
    let noted = std::fs::read_to_string(file).expect("a marker");
    cut_off(&extranet, bellevue.societe.id.uuid(), 2).await;
    somebody(&extranet, &bellevue, "Louis Petit").await;
    let refusal = watch.pass().await.expect_err("told");
    assert!(matches!(refusal, Refusal::Other(_)), "{refusal}");
    assert!(refusal.to_string().contains("palier audit verify"), "{refusal}");
    assert_eq!(std::fs::read_to_string(file).expect("a marker"), noted, "as it was");
    // Nor when the database claims to be restored: nobody sealed that.
    tampered(&extranet, "update audit_state set restored_turn = 900000000").await.expect("done");
    assert!(matches!(extranet.admitted().await.err(), Some(Refusal::Other(_))));
    let app = &extranet.app;
    let places = restoration::noted(app.db.reader(), &app.keys, file).await.expect("a marker");
    assert!(matches!(places, Noted::Places(_)), "{places:?}");
    let trail = chain::verify(app.db.reader(), &app.keys, &BTreeMap::new()).await;
    assert!(trail.expect("gone through").is_restoration_forged);
}

#[tokio::test]
async fn a_marker_that_is_damaged_or_of_another_database_is_named() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    watch.pass().await.expect("noted");
    let file = extranet.app.settings.restore.marker.clone();
    let good = std::fs::read_to_string(&file).expect("a marker");
    std::fs::write(&file, "{").expect("written");
    let refusal = extranet.admitted().await.err().expect("refused");
    assert!(refusal.to_string().starts_with("restore.marker: "), "{refusal}");
    std::fs::write(&file, good).expect("written");
    let other = Extranet::open().await;
    let theirs = other.beside(|settings| settings.restore.marker = file.clone());
    let theirs = theirs.await.expect("a node");
    theirs.admitted().await.expect("an empty database revives nothing");
    assert!(kit::count(&other, "account").await == "0");
    let refusal = extranet.admitted().await.err().expect("refused");
    assert!(matches!(refusal, Refusal::Other(_)), "{refusal}");
}
