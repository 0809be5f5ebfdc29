//! Batches: each item told, and bodies that are not what they should be.

use serde_json::json;

use super::kit::{JSON, Software};
use super::resources::portfolio;
use crate::support::Extranet;

#[tokio::test]
async fn each_item_is_told_with_its_place_and_the_same_batch_changes_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let mut batch = portfolio();
    batch["tiers"][1]["contrats"][0]["debut"] = json!("31/02/2020");
    batch["tiers"][0]["email"] = json!("nobody");
    let done = software.post("/api/v1/tiers", &batch).await.is(200).json;
    let outcomes: Vec<_> = done["results"].as_array().expect("results").iter().collect();
    assert_eq!(outcomes[0]["pointer"], "/tiers/0/contrats/0");
    assert_eq!(outcomes[0]["outcome"], "created");
    assert_eq!(outcomes[0]["warnings"][0]["pointer"], "/tiers/0/email");
    assert_eq!(outcomes[2]["outcome"], "refused");
    assert_eq!(outcomes[2]["errors"][0]["pointer"], "/tiers/1/contrats/0/debut");
    let again = software.post("/api/v1/tiers", &batch).await.is(200).json;
    assert_eq!((&again["unchanged"], &again["refused"]), (&json!(2), &json!(1)));
    batch["tiers"][0]["contrats"][0]["fin"] = json!("2026-05-31");
    let ended = software.post("/api/v1/tiers", &batch).await.is(200).json;
    assert_eq!(ended["results"][0]["outcome"], "ended");
    let twice = json!({ "tiers": [batch["tiers"][0], batch["tiers"][0]] });
    let twice = software.post("/api/v1/tiers", &twice).await.is(200).json;
    let why = twice["results"][2]["errors"][0]["detail"].as_str().expect("a reason");
    assert!(why.contains("/tiers/0/contrats/0"), "{why}");
}

#[tokio::test]
async fn a_contract_is_never_taken_to_another_tiers() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let taken = json!({ "tiers": [{ "ref_tiers": "T3", "nom": "Petit",
        "contrats": [{ "ref_contrat": "B/1", "qualite": "locataire" }] }] });
    let done = software.post("/api/v1/tiers", &taken).await.is(200).json;
    assert_eq!(done["results"][0]["outcome"], "refused");
    assert_eq!(software.get("/api/v1/contracts/B%2F1").await.json["ref_tiers"], "T1");
}

#[tokio::test]
async fn what_is_not_a_batch_is_refused_whole_and_says_where() {
    let extranet = Extranet::open_with(|settings| settings.api.batch = 2).await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let lot = json!({ "ref_lot": "L", "ref_immeuble": "I", "nature": "Cave" });
    for (body, places) in [
        (json!([]), vec![""]),
        (json!({}), vec!["/lots"]),
        (json!({ "lots": [] }), vec!["/lots"]),
        (json!({ "lots": [lot], "societe": "BDX" }), vec!["/societe"]),
        (json!({ "lots": [1, lot] }), vec!["/lots/0"]),
        (
            json!({ "lots": [{ "ref_lot": 1, "ref_immeuble": null, "a/b~c": "d" }] }),
            vec!["/lots/0/a~1b~0c", "/lots/0/nature", "/lots/0/ref_lot"],
        ),
        (json!({ "lots": [lot, lot, lot] }), vec!["/lots"]),
    ] {
        let answer = software.post("/api/v1/lots", &body).await.is(422);
        assert_eq!(
            (answer.problem(), answer.pointers()),
            ("invalid", places.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "{body}"
        );
    }
    let twice = r#"{"lots":[{"ref_lot":"a","ref_lot":"b","ref_immeuble":"I","nature":"Cave"}]}"#;
    let twice = software.post_text("/api/v1/lots", twice).await;
    assert_eq!(twice.is(422).pointers(), ["/lots/0/ref_lot"]);
}

#[tokio::test]
async fn what_is_not_json_is_refused_before_it_is_looked_at() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let latin = b"{\"lots\":[{\"ref_lot\":\"\xe9\"}]}".to_vec();
    for odd in ["", "{", "{}{}", "nul", "{\"a\":1e999}", &deep, "{\"a\":\"\\ud800\"}"] {
        let answer = software.post_text("/api/v1/lots", odd.to_owned()).await.is(400);
        assert_eq!(answer.problem(), "malformed", "{}", &odd[..odd.len().min(20)]);
    }
    assert_eq!(software.post_text("/api/v1/lots", latin).await.is(400).problem(), "malformed");
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""] {
        let request = software.request("POST", "/api/v1/lots").header("content-type", kind);
        let answer = software.send(request.body("{}".into()).expect("a request")).await.is(415);
        assert_eq!(answer.problem(), "media-type", "{kind}");
    }
    let zipped = software.request("POST", "/api/v1/lots").header("content-type", JSON);
    let zipped = zipped.header("content-encoding", "gzip").body("{}".into()).expect("a request");
    software.send(zipped).await.is(415);
    let long = format!("{{\"lots\":\"{}\"}}", "x".repeat(5 * 1024 * 1024));
    assert_eq!(software.post_text("/api/v1/lots", long).await.is(413).problem(), "too-large");
}
