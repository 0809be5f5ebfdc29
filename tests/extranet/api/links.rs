//! The access to a tiers, ended by the agency's software: for a reason, once, and for all who hold it.

use palier::api_keys::Scope;

use super::kit::Software;
use crate::support::{Extranet, PASSWORD};

fn url(reference: &str, query: &str) -> String {
    format!("/api/v1/tiers/{}/links{query}", reference.replace(' ', "%20"))
}

#[tokio::test]
async fn an_access_ends_at_once_with_its_reason_its_event_and_its_letter() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let phone = extranet.activated(&bellevue, &camille, "camille@example.org", PASSWORD).await;
    let software =
        Software::with(&extranet, &bellevue, &[Scope::LinksWrite, Scope::ChangesRead]).await;
    let of = |query: &str| url(&camille.tiers.reference, query);
    for (query, place) in [("", "reason"), ("?reason=whim", "reason"), ("?reason=other", "note")] {
        let answer = software.delete(&of(query)).await.is(422);
        assert_eq!(answer.pointers(), [place], "{query}");
    }
    phone.clone().visit("/").await.sees("Cabinet Bellevue");
    let done = software.delete(&of("?reason=departure&note=zinzolin")).await.is(200).json;
    assert_eq!(done["outcome"], "ended");
    phone.visit("/").await.does_not_see(&camille.contract.reference);
    let again = software.delete(&of("?reason=departure")).await.is(200).json;
    assert_eq!(again["outcome"], "unchanged");
    let by = format!("actor = 'key:{}'", software.key.id);
    let event = format!("audit_event where kind = 'tiers_unlinked' and {by}");
    assert_eq!(extranet.count(&event).await, 1);
    let act =
        "agency_act where what = 'dissociated' and reason = 'departure' and note = 'zinzolin'";
    assert_eq!(extranet.count(&format!("{act} and {by}")).await, 1);
    let letters = extranet.mailbox("camille@example.org").await;
    assert!(
        letters.last().is_some_and(|it| !it.text.contains("zinzolin")),
        "a note is the agency's"
    );
    let told = software.get("/api/v1/changes").await.is(200).json;
    let last = told["changes"].as_array().and_then(|all| all.last()).expect("a change").clone();
    assert_eq!(last["kind"], "tiers_unlinked", "{last}");
}

#[tokio::test]
async fn the_same_request_again_gets_the_same_answer_and_is_not_done_again() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    extranet.activated(&bellevue, &camille, "camille@example.org", PASSWORD).await;
    let software = Software::of(&extranet, &bellevue).await;
    let send = async |query: &str| {
        let request = software.request("DELETE", &url(&camille.tiers.reference, query));
        let request = request.header("idempotency-key", "leaving-1");
        software.send(request.body("".into()).expect("a request")).await
    };
    let first = send("?reason=departure").await.is(200);
    assert_eq!(first.json["outcome"], "ended");
    assert_eq!(send("?reason=departure").await.is(200).text, first.text);
    assert_eq!(send("?reason=death").await.is(422).problem(), "idempotency-key-reused");
    assert_eq!(extranet.count("agency_act where what = 'dissociated'").await, 1);
}

#[tokio::test]
async fn it_takes_its_own_scope_and_a_tiers_of_ones_own() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    extranet.activated(&bellevue, &camille, "camille@example.org", PASSWORD).await;
    let address = url(&camille.tiers.reference, "?reason=departure");
    let all_but: Vec<Scope> =
        Scope::ALL.iter().copied().filter(|scope| *scope != Scope::LinksWrite).collect();
    let narrow = Software::with(&extranet, &bellevue, &all_but).await;
    assert_eq!(narrow.delete(&address).await.is(403).problem(), "scope-missing");
    let stranger = Software::of(&extranet, &sister).await;
    let foreign = stranger.delete(&address).await.is(404);
    let missing = stranger.delete(&url("T9", "?reason=departure")).await.is(404);
    assert_eq!(foreign.text, missing.text);
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
}

#[tokio::test]
async fn an_access_is_suspended_and_restored_each_for_a_reason() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let software = Software::of(&extranet, &bellevue).await;
    let of = |query: &str| format!("/api/v1/tiers/{}/suspension{query}", dossier.tiers.reference);
    let send = async |method: &str, query: &str| {
        let request = software.request(method, &of(query));
        software.send(request.body("".into()).expect("a request")).await
    };
    for (method, query, place) in [
        ("PUT", "", "reason"),
        ("PUT", "?reason=settled", "reason"),
        ("PUT", "?reason=other", "note"),
        ("DELETE", "?reason=doubt", "reason"),
    ] {
        assert_eq!(send(method, query).await.is(422).pointers(), [place], "{method} {query}");
    }
    let state = async || software.get("/api/v1/links").await.is(200).json["links"][0].clone();
    assert!(state().await["suspended_at"].is_null());
    assert_eq!(send("PUT", "?reason=doubt").await.is(200).json["outcome"], "changed");
    assert_eq!(send("PUT", "?reason=doubt").await.is(200).json["outcome"], "unchanged");
    let suspended = state().await;
    assert!(suspended["suspended_at"].is_string() && suspended["contested_at"].is_null());
    camille.clone().visit("/").await.sees("L'accès à ce dossier est suspendu");
    assert_eq!(send("DELETE", "?reason=settled").await.is(200).json["outcome"], "changed");
    assert!(state().await["suspended_at"].is_null());
    camille.visit("/").await.sees("8 rue des Lilas");
    let acts = "agency_act where reason in ('doubt', 'settled')";
    assert_eq!(extranet.count(acts).await, 2);
    let unknown = software.request("PUT", "/api/v1/tiers/T9/suspension?reason=doubt");
    software.send(unknown.body("".into()).expect("a request")).await.is(404);
}

#[tokio::test]
async fn an_access_is_not_ended_for_what_opens_one() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let software = Software::of(&extranet, &bellevue).await;
    let settled = url(&dossier.tiers.reference, "?reason=settled");
    assert_eq!(software.delete(&settled).await.is(422).pointers(), ["reason"]);
}
