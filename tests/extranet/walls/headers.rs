//! The headers of every answer, whatever went wrong.

use std::time::Duration;

use axum::body::Body;
use axum::http::HeaderMap;

use super::kit::{Answer, FORM, PASSWORD, activated, request, sent, set, signed_in, tampered};
use crate::support::{Browser, Extranet};

const POLICY: [&str; 12] = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "report-uri /csp-reports",
    "report-to csp",
];

fn assert_safe(what: &str, headers: &HeaderMap, cached: bool) {
    let told = |name: &str| {
        let mut values = headers.get_all(name).iter();
        let value = values.next().and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(values.next().is_none(), "{what}: {name} twice");
        value
    };
    let policy: Vec<_> = told("content-security-policy").split(';').map(str::trim).collect();
    assert_eq!(policy, POLICY, "{what}");
    let endpoint = "csp=\"https://extranet.example/csp-reports\"";
    assert_eq!(told("reporting-endpoints"), endpoint, "{what}");
    assert_eq!(told("x-content-type-options"), "nosniff", "{what}");
    assert!(["same-origin", "no-referrer"].contains(&told("referrer-policy")), "{what}");
    assert_eq!(told("cross-origin-opener-policy"), "same-origin", "{what}");
    assert_eq!(told("cross-origin-resource-policy"), "same-origin", "{what}");
    let denied = told("permissions-policy");
    assert!(denied.contains("camera=()") && denied.contains("geolocation=()"), "{what}");
    assert_eq!(told("strict-transport-security"), "max-age=63072000; includeSubDomains", "{what}");
    let cache = told("cache-control");
    let expected = if cached { "public, max-age=31536000, immutable" } else { "no-store" };
    assert_eq!(cache, expected, "{what}");
    assert_eq!(told("x-request-id").len(), 32, "{what}");
    for leak in ["server", "x-powered-by", "via", "set-cookie2", "access-control-allow-origin"] {
        assert!(headers.get(leak).is_none(), "{what}: {leak}");
    }
}

async fn asked(extranet: &Extranet, method: &str, url: &str) -> Answer {
    sent(extranet, request(method, url).body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn every_answer_is_closed_to_other_sites_and_to_caches() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    for (method, url, status) in [
        ("GET", "/help", 200),
        ("HEAD", "/help", 200),
        ("GET", "/", 303),
        ("GET", bellevue.login.as_str(), 200),
        ("GET", "/nowhere", 404),
        ("GET", "/assets/nothing.css", 404),
        ("GET", "/a/NOBODY/X/theme.css", 404),
        ("GET", "/logout", 405),
        ("PUT", "/login", 405),
        ("TRACE", "/login", 405),
        ("GET", "/login?client=a&client=b", 400),
        ("GET", "/activation/confirm", 410),
        ("GET", "/%ff%00", 404),
    ] {
        let answer = asked(&extranet, method, url).await;
        assert_eq!(answer.status, status, "{method} {url}");
        assert_safe(url, &answer.headers, false);
    }
    let theme = asked(&extranet, "GET", "/a/BELLEVUE/TLS/theme.css").await;
    assert_safe("theme", &theme.headers, true);
    let page = asked(&extranet, "GET", "/help").await.body;
    let start = page.find("/assets/app-").expect("a style sheet");
    let sheet: String = page[start..].chars().take_while(|c| *c != '"').collect();
    assert_safe("assets", &asked(&extranet, "GET", &sheet).await.headers, true);
}

#[tokio::test]
async fn refusals_and_failures_have_the_same_headers() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let refused = signed_in(extranet.browser(), &bellevue, "a@example.org", "x").await;
    assert_closed("422", &refused, 422);
    let mut blocked = refused;
    for _ in 0..5 {
        blocked = signed_in(blocked, &bellevue, "a@example.org", "x").await;
    }
    assert_closed("429", &blocked, 429);
    assert!(blocked.header("retry-after").is_some_and(|wait| wait.parse::<u64>().is_ok()));
    let crossed = extranet.browser().with_header("sec-fetch-site", "cross-site");
    assert_closed("403", &crossed.post("/logout", &[]).await, 403);
    let foreign = extranet.browser().with_header("host", "evil.example").visit("/").await;
    assert_closed("421", &foreign, 421);
    let large = extranet.browser().post("/language", &[("next", &"x".repeat(70_000))]).await;
    assert_closed("413", &large, 413);
    tampered(&extranet, "alter table account rename to gone").await.expect("a broken database");
    let broken = signed_in(extranet.browser(), &bellevue, "b@example.org", "x").await;
    assert_closed("500", &broken, 500);
    for secret in ["gone", "account", "sql", "panicked"] {
        assert!(!broken.text().contains(secret), "{}", broken.text());
    }
}

fn assert_closed(what: &str, browser: &Browser, status: u16) {
    assert_eq!(browser.status, status, "{what}");
    assert_safe(what, &browser.hops.last().expect("an answer").headers, false);
}

#[tokio::test]
async fn a_busy_server_says_when_to_come_back() {
    let extranet = Extranet::open_with(|settings| {
        settings.hashing.memory_kib = 262_144;
        settings.hashing.slots = 1;
        settings.hashing.queue = 1;
        settings.hashing.wait = Duration::from_millis(100);
    })
    .await;
    let bellevue = extranet.bellevue().await;
    let body = format!(
        "identifier=a@b.fr&password=x&client=BELLEVUE&societe={}",
        bellevue.societe.societe_code
    );
    let post = || {
        let post = request("POST", "/login").header("content-type", FORM);
        post.body(Body::from(body.clone())).expect("a request")
    };
    let all = tokio::join!(
        sent(&extranet, post()),
        sent(&extranet, post()),
        sent(&extranet, post()),
        sent(&extranet, post())
    );
    let busy = [all.0, all.1, all.2, all.3].into_iter().find(|answer| answer.status == 503);
    let busy = busy.expect("a busy answer");
    assert_safe("503", &busy.headers, false);
    assert!(busy.header("retry-after").parse::<u64>().is_ok_and(|wait| wait >= 1));
}

#[tokio::test]
async fn signing_out_leaves_nothing_behind_in_the_browser() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let person = activated(&extranet, &bellevue, &paper, "camille@example.org").await;
    let token = person.cookie("__Host-sid").expect("a session").value().to_owned();
    let left = person.post("/logout", &[]).await;
    let answer = &left.hops[0];
    assert_eq!(answer.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert_safe("sign-out", &answer.headers, false);
    assert_eq!(left.cookie("__Host-sid"), None);
    let replayed = extranet.browser().with_header("cookie", &format!("__Host-sid={token}"));
    replayed.visit("/profile").await.sees("Accéder à votre espace");
    let again = signed_in(left, &bellevue, "camille@example.org", PASSWORD).await;
    again.sees("Mes contrats");
}

#[tokio::test]
async fn strict_transport_security_is_for_https_only() {
    let extranet = Extranet::open_with(|settings| {
        set(settings, "server.public_url", "http://127.0.0.1:8080");
    })
    .await;
    let ask = axum::http::Request::builder().uri("/help").header("host", "127.0.0.1:8080");
    let answer = sent(&extranet, ask.body(Body::empty()).expect("a request")).await;
    assert_eq!((answer.status.as_u16(), answer.header("strict-transport-security")), (200, ""));
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_ones() {
    let extranet = Extranet::open().await;
    assert_eq!(asked(&extranet, "GET", "/logout").await.header("allow"), "POST");
    assert_eq!(asked(&extranet, "POST", "/help").await.header("allow"), "GET,HEAD");
}
