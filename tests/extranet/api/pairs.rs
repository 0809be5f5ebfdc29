//! Pairs: their secrets are in one answer, and nowhere else.

use serde_json::{Value, json};

use super::kit::Software;
use super::resources::portfolio;
use crate::support::{Extranet, Paper};
use crate::walls::kit::{claimed, dump};

fn paper(pair: &Value) -> Paper {
    let text = |name: &str| pair[name].as_str().expect("a text").to_owned();
    Paper { login: text("login"), secret: text("secret") }
}

#[tokio::test]
async fn pairs_open_their_activation_and_their_secrets_are_told_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let wanted = json!({ "ref_tiers": ["T2", "T1"], "holders": 2 });
    let told = software.post_once("/api/v1/pairs", "letters-1", &wanted).await.is(200);
    let pairs = told.json["pairs"].as_array().expect("pairs").clone();
    let whose: Vec<_> =
        pairs.iter().map(|it| (it["ref_tiers"].clone(), it["holder"].clone())).collect();
    assert_eq!(json!(whose), json!([["T2", 1], ["T2", 2], ["T1", 1], ["T1", 2]]));
    let again = software.post_once("/api/v1/pairs", "letters-1", &wanted).await.is(200);
    assert_eq!(again.text, told.text, "the same pairs, and none new");
    let kept = dump(&extranet).await.join("\n");
    assert!(pairs.iter().all(|pair| !kept.contains(&paper(pair).secret)));
    claimed(extranet.browser(), &bellevue, &paper(&pairs[2])).await.sees("Étape");
    let anew = software.post("/api/v1/pairs", &json!({ "ref_tiers": ["T1"] })).await.is(200);
    claimed(extranet.browser(), &bellevue, &paper(&pairs[2])).await.sees("ne correspond");
    claimed(extranet.browser(), &bellevue, &paper(&anew.json["pairs"][0])).await.sees("Étape");
    let journal = dump(&extranet).await.into_iter();
    let issued = journal.filter(|line| line.contains("pair_issued"));
    let by = format!("key:{}", software.key.id);
    assert!(issued.map(|line| assert!(line.contains(&by), "{line}")).count() > 0);
}

#[tokio::test]
async fn whoever_holds_the_access_is_told_that_others_may_come() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let software = Software::of(&extranet, &bellevue).await;
    let wanted = json!({ "ref_tiers": [dossier.tiers.reference], "holders": 2 });
    software.post("/api/v1/pairs", &wanted).await.is(200);
    let letters = extranet.mailbox("camille@example.org").await;
    let told = letters.iter().filter(|it| it.subject.starts_with("De nouveaux identifiants"));
    assert_eq!(told.count(), 1, "once, however many pairs there are");
    camille.visit("/").await.sees("8 rue des Lilas");
}

#[tokio::test]
async fn pairs_are_issued_for_all_or_for_none() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let many: Vec<String> = (0..51).map(|number| format!("T{number}")).collect();
    for (body, places) in [
        (json!({ "ref_tiers": ["T1", "T9", "T1"] }), vec!["/ref_tiers/2"]),
        (json!({ "ref_tiers": ["T1", "T9"] }), vec!["/ref_tiers/1"]),
        (json!({ "ref_tiers": [] }), vec!["/ref_tiers"]),
        (json!({ "ref_tiers": many }), vec!["/ref_tiers"]),
        (json!({ "ref_tiers": ["T1"], "holders": 21 }), vec!["/holders"]),
        (json!({ "ref_tiers": &many[..10], "holders": 6 }), vec!["/holders"]),
        (json!({ "ref_tiers": ["T1"], "email": "x" }), vec!["/email"]),
    ] {
        let answer = software.post("/api/v1/pairs", &body).await.is(422);
        assert_eq!(answer.pointers(), places, "{body:.80}");
    }
    let kept = dump(&extranet).await;
    assert!(kept.iter().all(|line| !line.starts_with("provisional_pair")));
}
