//! The feed: what happened, in an order that loses nothing, and nothing of anybody's account.

use palier::access::link::LinkId;
use palier::audit::{self, Actor, Event, Kind, Origin};

use super::kit::Software;
use crate::support::Extranet;
use crate::walls::kit::{detachment, somebody};

#[tokio::test]
async fn the_feed_tells_links_and_never_who_holds_them() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let software = Software::of(&extranet, &bellevue).await;
    let empty = software.get("/api/v1/changes").await.is(200).json;
    assert_eq!((&empty["changes"], &empty["more"]), (&serde_json::json!([]), &false.into()));
    let (camille, dossier, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    somebody(&extranet, &rives, "Louis Petit").await;
    let next = empty["next"].as_str().expect("a place").to_owned();
    let page = software.get(&format!("/api/v1/changes?after={next}")).await.is(200);
    let changes = page.json["changes"].as_array().expect("changes").clone();
    assert_eq!(changes.len(), 1, "{}", page.text);
    assert_eq!(changes[0]["kind"], "tiers_linked");
    assert_eq!(changes[0]["ref_tiers"], dossier.tiers.reference.as_str());
    assert_eq!(changes[0]["by"], "holder");
    assert!(!page.text.contains(&email) && !page.text.contains("account"));
    let links = software.get("/api/v1/links").await.is(200);
    assert_eq!(links.json["links"].as_array().map(Vec::len), Some(1));
    assert!(!links.text.contains(&email) && !links.text.contains("account"));
    let next = page.json["next"].as_str().expect("a place").to_owned();
    let detach = detachment(&camille).await;
    camille.visit(&detach).await.press("Détacher ce contrat").await.sees("Contrat détaché.");
    let page = software.get(&format!("/api/v1/changes?after={next}")).await.is(200).json;
    assert_eq!(page["changes"][0]["kind"], "tiers_unlinked", "{page}");
    let links = software.get("/api/v1/links").await.json;
    assert_eq!(links["links"][0]["ended_by"], "holder");
    assert!(LinkId::parse(links["links"][0]["id"].as_str().expect("a number")).is_some());
    let odd = software.get("/api/v1/changes?after=LTE").await.is(422);
    assert_eq!(odd.pointers(), ["after"]);
}

/// Many readers, while events are being written.
#[tokio::test]
async fn readers_side_by_side_see_one_order_without_a_gap() {
    use palier::audit::{self, Actor, Event, Kind};
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let software = Software::of(&extranet, &bellevue).await;
    let write = async |_| {
        let origin = audit::Origin::console(extranet.clock.now());
        let tx = extranet.app.db.begin().await.expect("a transaction");
        let event = Event::done(Kind::TiersLinked, Actor::Operator, dossier.tiers.id);
        let event = event.at(bellevue.societe.id.uuid());
        audit::record(&tx, &origin, event).await.expect("an event");
        tokio::task::yield_now().await;
        tx.commit().await.expect("a commit");
    };
    let follow = async |_| {
        let (mut seen, mut after) = (0, String::new());
        for _ in 0..6 {
            let url = format!("/api/v1/changes?limit=7{after}");
            let page = software.get(&url).await.is(200).json;
            seen += page["changes"].as_array().map_or(0, Vec::len);
            after = format!("&after={}", page["next"].as_str().expect("a place"));
        }
        (seen, after)
    };
    let writers = futures_util::future::join_all((0..20).map(write));
    let readers = futures_util::future::join_all((0..4).map(follow));
    let (_, followed) = futures_util::future::join(writers, readers).await;
    for (seen, after) in followed {
        let rest = software.get(&format!("/api/v1/changes?limit=500{after}")).await.is(200).json;
        assert_eq!(seen + rest["changes"].as_array().map_or(0, Vec::len), 20);
    }
}

#[tokio::test]
async fn one_request_does_not_wait_for_all_that_ever_happened() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let tx = extranet.app.db.begin().await.expect("a transaction");
    for _ in 0..1_100 {
        let event = Event::done(Kind::TiersSuspended, Actor::Operator, dossier.tiers.id);
        let event = event.at(bellevue.societe.id.uuid());
        let origin = Origin::console(extranet.clock.now());
        audit::record(&tx, &origin, event).await.expect("an event");
    }
    tx.commit().await.expect("a commit");
    let (mut url, mut seen) = ("/api/v1/changes?limit=500".to_owned(), 0);
    for turn in 0..4 {
        let page = software.get(&url).await.is(200).json;
        if turn == 0 {
            assert_eq!(extranet.count("change").await, 1_000, "the rest waits for its turn");
        }
        seen += page["changes"].as_array().expect("changes").len();
        let next = page["next"].as_str().expect("a place");
        url = format!("/api/v1/changes?limit=500&after={next}");
        if page["more"] == false {
            break;
        }
    }
    assert_eq!(seen, 1_100);
}
