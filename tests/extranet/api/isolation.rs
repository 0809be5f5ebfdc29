//! A key opens its own société, and what it is for.

use palier::api_keys::Scope;
use palier::router::doors;
use palier::web::Who;
use serde_json::json;

use super::kit::Software;
use super::resources::portfolio;
use crate::support::Extranet;

#[tokio::test]
async fn nothing_of_another_societe_is_read_or_changed() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let own = Software::of(&extranet, &bellevue).await;
    own.post("/api/v1/tiers", &portfolio()).await.is(200);
    let url = "/api/v1/documents/D1?type=bail&titre=Bail&ref_contrat=M1&date=2026-05-01";
    own.put(url, "application/pdf", "%PDF-1.7\n").await.is(200);
    let stranger = Software::of(&extranet, &sister).await;
    for path in ["tiers/T1", "contracts/M1", "documents/D1", "entries?ref_contrat=M1"] {
        let foreign = stranger.get(&format!("/api/v1/{path}")).await.is(404);
        let missing = path.replace("T1", "T9").replace("M1", "M9").replace("D1", "D9");
        assert_eq!(foreign.text, stranger.get(&format!("/api/v1/{missing}")).await.is(404).text);
    }
    for list in ["tiers", "contracts", "documents", "links"] {
        assert_eq!(stranger.get(&format!("/api/v1/{list}")).await.is(200).json[list], json!([]));
    }
    let entry = json!({ "mouvements": [{ "ref_mouvement": "E", "ref_contrat": "M1",
        "date": "2026-05-01", "libelle": "x", "montant": "1" }] });
    let done = stranger.post("/api/v1/entries", &entry).await.is(200).json;
    assert_eq!(done["refused"], 1);
    stranger.put(url, "application/pdf", "%PDF-1.7\n").await.is(422);
    stranger.delete("/api/v1/documents/D1").await.is(404);
    own.get("/api/v1/documents/D1").await.is(200);
    let mut same = portfolio();
    same["tiers"][0]["nom"] = json!("Autre");
    stranger.post("/api/v1/tiers", &same).await.is(200);
    assert_eq!(own.get("/api/v1/tiers/T1").await.json["nom"], "Roux", "references are a société's");
}

#[tokio::test]
async fn a_key_does_only_what_it_is_for() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let narrow = Software::with(&extranet, &bellevue, &[Scope::ChangesRead]).await;
    let mut refused = 0;
    for door in doors(false).into_iter().filter(|door| door.who == Who::Key) {
        let url = door.path.replace("{reference}", "X").replace("{id}", "X");
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let request = narrow.request(method, &url).header("content-type", "application/json");
            let body = if method == "GET" { "" } else { "{}" };
            let answer = narrow.send(request.body(body.into()).expect("a request")).await;
            let is_own = method == "GET" && ["/api/v1/key", "/api/v1/changes"].contains(&door.path);
            let expected: &[u16] = if is_own { &[200] } else { &[403, 405] };
            assert!(expected.contains(&answer.status), "{method} {url}: {}", answer.text);
            if answer.status == 403 {
                assert_eq!(answer.problem(), "scope-missing");
                refused += 1;
            }
        }
    }
    assert!(refused > 10);
}
