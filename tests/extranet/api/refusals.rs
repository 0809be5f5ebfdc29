//! What is refused below `/api/v1` is a problem (RFC 9457), whoever refuses it.

use axum::body::Body;
use axum::http::Request;

use super::kit::{Software, told};
use crate::support::Extranet;
use crate::walls::kit::request;

#[tokio::test]
async fn every_refusal_is_a_problem_and_never_a_page() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let empty = |asked: axum::http::request::Builder| asked.body(Body::empty()).expect("a request");
    let nowhere = told(&extranet, empty(request("GET", "/api/v1/nowhere"))).await.is(404);
    assert_eq!(nowhere.problem(), "not-found");
    let post = software.send(empty(software.request("POST", "/api/v1/key"))).await.is(405);
    assert_eq!(post.problem(), "method-not-allowed");
    assert_eq!(post.header("allow"), "GET,HEAD");
    let unknown = software.get("/api/v1/key?a=1&b=2&a=3").await.is(422);
    assert_eq!(unknown.problem(), "invalid");
    assert_eq!(unknown.pointers(), ["a", "b", "a"]);
    let body = software.request("GET", "/api/v1/key").header("content-length", "2");
    let body = software.send(body.body("{}".into()).expect("a request")).await.is(400);
    assert_eq!(body.problem(), "malformed");
    let elsewhere = Request::builder().uri("/api/v1/key").header("host", "evil.example");
    let elsewhere = told(&extranet, empty(elsewhere)).await.is(421);
    assert_eq!(elsewhere.problem(), "misdirected");
    for odd in ["/api/v1/%ff", "/api/v1/key/", "/api/", "/api/v2/key"] {
        assert_eq!(software.get(odd).await.is(404).problem(), "not-found", "{odd}");
    }
}

#[tokio::test]
async fn software_is_not_held_to_the_rules_of_browsers_and_gets_nothing_from_cookies() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let elsewhere = software.request("GET", "/api/v1/key").header("origin", "https://evil.example");
    let elsewhere = elsewhere.header("sec-fetch-site", "cross-site").header("cookie", "a=b");
    let answer = software.send(elsewhere.body(Body::empty()).expect("a request")).await.is(200);
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    let asks = request("OPTIONS", "/api/v1/key").header("origin", "https://evil.example");
    let asks = asks.header("access-control-request-method", "GET");
    told(&extranet, asks.body(Body::empty()).expect("a request")).await.is(405);
}
