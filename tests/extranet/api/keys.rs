//! What a key opens, and when it no longer does.

use std::time::Duration;

use axum::body::Body;
use palier::api_keys::{self, Scope};
use palier::audit::{Actor, Origin};

use super::kit::{Software, told};
use crate::support::Extranet;
use crate::walls::kit::request;

#[tokio::test]
async fn a_key_tells_what_it_is() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::with(&extranet, &bellevue, &[Scope::TiersRead]).await;
    let key = software.get("/api/v1/key").await.is(200);
    assert_eq!(key.header("content-type"), "application/json");
    assert_eq!(key.json["societe"], "TLS");
    assert_eq!(key.json["scopes"], serde_json::json!(["tiers:read"]));
    assert!(
        key.json["hint"]
            .as_str()
            .is_some_and(|hint| software.secret.starts_with(hint.trim_end_matches('…')))
    );
    assert!(!key.text.contains(&software.secret));
    assert!(software.get("/api/v1/key").await.header("cache-control").contains("no-store"));
}

#[tokio::test]
async fn a_key_that_is_revoked_expired_or_unknown_opens_nothing_and_all_are_told_the_same() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let unknown = Software {
        secret: format!("palier_{}", "A".repeat(43)),
        ..Software::of(&extranet, &bellevue).await
    };
    let refused = unknown.get("/api/v1/key").await.is(401);
    assert_eq!(refused.problem(), "key-refused");
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    let origin = Origin::console(extranet.clock.now());
    let which = (bellevue.societe.id, software.key.id);
    let by = (&origin, Actor::Operator);
    assert!(api_keys::revoke(&extranet.app, by, which).await.expect("a database"));
    assert!(!api_keys::revoke(&extranet.app, by, which).await.expect("a database"));
    assert_eq!(software.get("/api/v1/key").await.is(401).text, refused.text);
    let expires = Software::of(&extranet, &bellevue).await;
    extranet.later(Duration::from_hours(24 * 30) - Duration::from_secs(1));
    expires.get("/api/v1/key").await.is(200);
    extranet.later(Duration::from_secs(1));
    assert_eq!(expires.get("/api/v1/key").await.is(401).text, refused.text);
}

#[tokio::test]
async fn a_key_of_another_societe_cannot_be_used_to_revoke_or_see_it() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let software = Software::of(&extranet, &bellevue).await;
    let by = (&Origin::console(extranet.clock.now()), Actor::Operator);
    let foreign = (rives.societe.id, software.key.id);
    assert!(!api_keys::revoke(&extranet.app, by, foreign).await.expect("a database"));
    software.get("/api/v1/key").await.is(200);
    let own = api_keys::list(extranet.app.db.reader(), rives.societe.id).await;
    assert!(own.expect("keys").is_empty());
}

#[tokio::test]
async fn a_key_is_taken_from_its_header_and_from_nowhere_else() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let secret = &software.secret;
    let basic = format!("Basic {secret}");
    for header in [None, Some(basic.as_str()), Some(secret.as_str()), Some("Bearer")] {
        let mut asked = request("GET", "/api/v1/key");
        if let Some(header) = header {
            asked = asked.header("authorization", header);
        }
        let answer = told(&extranet, asked.body(Body::empty()).expect("a request")).await.is(401);
        assert_eq!(answer.problem(), "key-missing", "{header:?}");
    }
    let twice = software.request("GET", "/api/v1/key");
    let twice = twice.header("authorization", format!("Bearer {secret}"));
    let twice = twice.body(Body::empty()).expect("a request");
    assert_eq!(software.send(twice).await.is(401).problem(), "key-missing");
    let in_address = software.get(&format!("/api/v1/key?key={secret}")).await.is(401);
    assert_eq!(in_address.problem(), "key-refused");
    assert!(!in_address.text.contains(secret));
    let cookie = request("GET", "/api/v1/key").header("cookie", format!("key={secret}"));
    let cookie = told(&extranet, cookie.body(Body::empty()).expect("a request")).await;
    assert_eq!(cookie.is(401).problem(), "key-missing");
}

#[tokio::test]
async fn each_key_has_its_pace_and_is_told_it() {
    let extranet = Extranet::open_with(|settings| settings.api.requests_per_minute = 2).await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let first = software.get("/api/v1/key").await.is(200);
    assert_eq!(first.header("ratelimit-policy"), "\"default\";q=2;w=60");
    assert_eq!(first.header("ratelimit"), "\"default\";r=1;t=60");
    software.get("/api/v1/key?unknown=1").await.is(422);
    extranet.later(Duration::from_millis(20_500));
    let refused = software.get("/api/v1/key").await.is(429);
    assert_eq!(refused.problem(), "too-many-requests");
    assert_eq!(refused.header("retry-after"), "40");
    assert_eq!(refused.header("ratelimit"), "\"default\";r=0;t=40");
    Software::of(&extranet, &bellevue).await.get("/api/v1/key").await.is(200);
    extranet.later(Duration::from_secs(40));
    software.get("/api/v1/key").await.is(200);
}

#[tokio::test]
async fn the_last_use_is_known_to_the_minute() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let last = async || {
        let keys = api_keys::list(extranet.app.db.reader(), bellevue.societe.id).await;
        keys.expect("keys")[0].last_used_at
    };
    assert_eq!(last().await, None);
    let start = extranet.clock.now();
    software.get("/api/v1/key").await.is(200);
    extranet.later(Duration::from_secs(59));
    software.get("/api/v1/key").await.is(200);
    assert_eq!(last().await, Some(start));
    extranet.later(Duration::from_secs(1));
    software.get("/api/v1/key").await.is(200);
    assert_eq!(last().await, Some(extranet.clock.now()));
}
