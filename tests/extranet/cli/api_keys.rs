//! `palier api-key`: keys made, listed and revoked by the operator.

use axum::body::Body;

use super::{refused, said};
use crate::api::kit::told;
use crate::support::Extranet;
use crate::walls::kit::request;

#[tokio::test]
async fn the_operator_makes_lists_and_revokes_keys_at_the_command_line() {
    let extranet = Extranet::open_today().await;
    extranet.bellevue().await;
    let chosen = "--client-code BELLEVUE --societe-code TLS";
    let words = format!("api-key create {chosen} --name Gestia --scope tiers:read --days 90");
    let secret = said(&extranet, &words).trim().to_owned();
    let key = request("GET", "/api/v1/key").header("authorization", format!("Bearer {secret}"));
    let key = key.body(Body::empty()).expect("a request");
    assert_eq!(told(&extranet, key).await.is(200).json["name"], "Gestia");
    let list = said(&extranet, &format!("api-key list {chosen} --format json"));
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list[0]["scopes"], "tiers:read");
    assert!(!list.to_string().contains(&secret));
    let id = list[0]["id"].as_str().expect("a number");
    said(&extranet, &format!("api-key revoke {chosen} {id}"));
    let key = request("GET", "/api/v1/key").header("authorization", format!("Bearer {secret}"));
    told(&extranet, key.body(Body::empty()).expect("a request")).await.is(401);
    let long = format!("api-key create {chosen} --name Gestia --scope tiers:read --days 366");
    assert!(refused(&extranet, &long).contains("365"));
    let odd = format!("api-key create {chosen} --name Gestia --scope tiers:erase");
    assert!(refused(&extranet, &odd).contains("tiers:read"));
}
