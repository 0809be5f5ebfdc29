//! The same request again, under the same name.

use std::time::Duration;

use serde_json::json;

use super::kit::Software;
use super::resources::portfolio;
use crate::support::Extranet;
use crate::walls::kit::dump;

#[tokio::test]
async fn the_same_request_under_the_same_name_gets_the_same_answer_for_a_day() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let first = software.post_once("/api/v1/tiers", "a-1", &portfolio()).await.is(200);
    assert_eq!(first.json["created"], 3);
    let again = software.post_once("/api/v1/tiers", "\"a-1\"", &portfolio()).await.is(200);
    assert_eq!(again.text, first.text);
    let other = software.post_once("/api/v1/tiers", "a-1", &json!({ "tiers": [] })).await.is(422);
    other.problem();
    let mut changed = portfolio();
    changed["tiers"][0]["nom"] = json!("Rousse");
    let changed = software.post_once("/api/v1/tiers", "a-1", &changed).await.is(422);
    assert_eq!(changed.problem(), "idempotency-key-reused");
    assert_eq!(software.get("/api/v1/tiers/T1").await.json["nom"], "Roux");
    let neighbour = Software::of(&extranet, &bellevue).await;
    let neighbour = neighbour.post_once("/api/v1/tiers", "a-1", &portfolio()).await.is(200);
    assert_eq!(neighbour.json["unchanged"], 3, "each key has names of its own");
    assert!(!dump(&extranet).await.join("\n").contains("\"created\""), "answers are sealed");
    extranet.later(Duration::from_hours(24));
    let later = software.post_once("/api/v1/tiers", "a-1", &portfolio()).await.is(200);
    assert_eq!(later.json["unchanged"], 3);
}

#[tokio::test]
async fn a_request_that_was_refused_may_come_again_mended() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post_once("/api/v1/tiers", "b", &json!({ "tiers": [1] })).await.is(422);
    software.post_once("/api/v1/tiers", "b", &portfolio()).await.is(200);
    for odd in ["", "a b", "é", &"x".repeat(256)] {
        let answer = software.post_once("/api/v1/tiers", odd, &portfolio()).await.is(422);
        assert_eq!(answer.pointers(), ["Idempotency-Key"], "{odd}");
    }
}

#[tokio::test]
async fn twenty_at_once_under_one_name_do_it_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let body = portfolio();
    let all = (0..20).map(|_| software.post_once("/api/v1/tiers", "c", &body));
    let all = futures_util::future::join_all(all).await;
    let done = all.iter().filter(|told| told.status == 200).collect::<Vec<_>>();
    assert!(!done.is_empty());
    assert!(
        done.iter().all(|told| told.json["created"] == 3),
        "one did it, others have its answer"
    );
    assert!(all.iter().all(|told| told.status == 200 || told.problem() == "in-progress"));
}
