//! Requests that other sites make a browser send.

use axum::body::Body;

use super::kit::{FORM, dump, request, sent, somebody};
use crate::support::Extranet;

const OURS: &str = "https://extranet.example";

/// Sec-Fetch-Site, Origin, whether cookies come along, and whether the request is let in.
const CASES: [(Option<&str>, Option<&str>, bool, bool); 17] = [
    (Some("same-origin"), Some(OURS), true, true),
    (Some("same-origin"), Some("null"), true, true),
    (Some("none"), None, true, true),
    (Some("cross-site"), Some("https://evil.example"), true, false),
    (Some("cross-site"), Some(OURS), true, false),
    (Some("cross-site"), None, false, false),
    (Some("same-site"), Some("https://www.extranet.example"), true, false),
    (Some("Same-Origin"), None, true, false),
    (None, Some(OURS), true, true),
    (None, Some("https://evil.example"), true, false),
    (None, Some("https://evil.example"), false, false),
    (None, Some("https://extranet.example.evil.example"), true, false),
    (None, Some("http://extranet.example"), true, false),
    (None, Some("null"), true, false),
    (None, None, false, true),
    (None, None, true, false),
    (Some(""), None, true, false),
];

#[tokio::test]
async fn a_form_is_taken_from_our_own_pages_only() {
    let extranet = Extranet::open().await;
    for (site, origin, with_cookie, let_in) in CASES {
        let mut post = request("POST", "/language").header("content-type", FORM);
        for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
            if let Some(value) = value {
                post = post.header(name, value);
            }
        }
        if with_cookie {
            post = post.header("cookie", "__Host-lang=fr");
        }
        let post = post.body(Body::from("lang=en&next=/help")).expect("a request");
        let status = sent(&extranet, post).await.status.as_u16();
        let expected = if let_in { 303 } else { 403 };
        assert_eq!(status, expected, "{site:?} {origin:?} cookies {with_cookie}");
    }
}

#[tokio::test]
async fn nobody_is_signed_out_or_in_by_another_site() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let before = dump(&extranet).await.into_iter().filter(|line| !line.starts_with("audit"));
    let before: Vec<_> = before.filter(|line| !line.starts_with("throttle")).collect();
    let evil = person.clone().with_header("sec-fetch-site", "cross-site");
    for door in [
        "/logout",
        "/login",
        "/session/extend",
        "/contracts/add",
        "/profile/password",
        "/profile/devices/disconnect-others",
    ] {
        let refused = evil.clone().with_header("origin", "https://evil.example");
        let refused = refused.post(door, &[("identifier", "a@b.fr"), ("password", "x")]).await;
        assert_eq!(refused.status, 403, "{door}");
        refused.sees("n'a pas pu être acceptée");
    }
    let after = dump(&extranet).await.into_iter().filter(|line| !line.starts_with("audit"));
    let after: Vec<_> = after.filter(|line| !line.starts_with("throttle")).collect();
    assert_eq!(before, after);
    person.visit("/").await.sees("Mes contrats");
}

#[tokio::test]
async fn only_the_content_type_of_our_forms_is_read() {
    let extranet = Extranet::open().await;
    for (kind, body) in [
        ("text/plain", "lang=en&next=/help"),
        ("application/json", r#"{"lang":"en","next":"/help"}"#),
        ("multipart/form-data; boundary=x", "--x--"),
    ] {
        for door in ["/language", "/logout", "/activation/restart"] {
            let post = request("POST", door).header("content-type", kind);
            let answer = sent(&extranet, post.body(Body::from(body)).expect("a request")).await;
            assert_eq!(answer.status, 400, "{kind} {door}");
        }
    }
    let bare = request("POST", "/language").body(Body::from("lang=en&next=/help"));
    assert_eq!(sent(&extranet, bare.expect("a request")).await.status, 400);
}

#[tokio::test]
async fn a_field_given_twice_is_refused() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let twice = [("email", "victim@example.org"), ("email", "evil@example.org")];
    let reset = extranet.browser().visit(&bellevue.login).await.post("/password-reset", &twice);
    assert_eq!(reset.await.status, 400);
    let login = extranet.browser().visit(&format!("{}&client=RIVES", bellevue.login)).await;
    assert_eq!(login.status, 400);
    assert!(extranet.mailbox("victim@example.org").await.is_empty());
    assert!(extranet.mailbox("evil@example.org").await.is_empty());
}

#[tokio::test]
async fn a_question_with_a_body_and_a_form_too_large_are_refused() {
    let extranet = Extranet::open().await;
    let question = request("GET", "/help").header("content-length", "3").body(Body::from("a=b"));
    assert_eq!(sent(&extranet, question.expect("a request")).await.status, 400);
    let chunked = request("GET", "/help").header("transfer-encoding", "chunked");
    let chunked = chunked.body(Body::from("a=b")).expect("a request");
    assert_eq!(sent(&extranet, chunked).await.status, 400);
    let large = format!("next=/help&lang=en&x={}", "x".repeat(64 * 1024));
    for told in [true, false] {
        let mut post = request("POST", "/language").header("content-type", FORM);
        if told {
            post = post.header("content-length", large.len());
        }
        let answer = sent(&extranet, post.body(Body::from(large.clone())).expect("one")).await;
        assert_eq!(answer.status, 413, "told its length: {told}");
        assert!(answer.body.contains("<h1"), "{}", answer.body);
    }
}
