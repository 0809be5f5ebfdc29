//! What browsers report of the Content-Security-Policy, and what others make of that door.

use std::time::Duration;

use axum::body::Body;

use super::kit::{Answer, FORM, dump, request, sent, sent_from};
use super::tokens::Log;
use crate::support::Extranet;

const KIND: &str = "application/reports+json";
const REPORT: &str = r#"[{"type":"csp-violation","age":1,"url":"https://extranet.example/profile",
    "body":{"documentURL":"https://extranet.example/profile?token=SECRET1",
    "blockedURL":"https://evil.example/x/SECRET2.js?SECRET3","effectiveDirective":"script-src-elem",
    "sourceFile":"https://extranet.example/activation/link/SECRET4","lineNumber":12}}]"#;

async fn reported(extranet: &Extranet, kind: &str, body: &str) -> Answer {
    let post = request("POST", "/csp-reports").header("content-type", kind);
    sent(extranet, post.body(Body::from(body.to_owned())).expect("a request")).await
}

fn lines(log: &Log) -> usize {
    log.written().matches("a browser refused").count()
}

#[tokio::test]
async fn a_report_is_a_line_in_the_log_and_nothing_else() {
    let (log, _listening) = Log::listen();
    let extranet = Extranet::open().await;
    extranet.browser().visit("/help").await;
    tracing::callsite::rebuild_interest_cache();
    let before = untold(&extranet).await;
    let answer = reported(&extranet, KIND, REPORT).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (204, ""));
    assert_eq!(answer.header("set-cookie"), "");
    let old = r#"{"csp-report":{"document-uri":"https://extranet.example/help",
        "violated-directive":"img-src","effective-directive":"img-src\r\nfake line\u001b[31m",
        "blocked-uri":"data"}}"#;
    assert_eq!(reported(&extranet, "application/csp-report; charset=utf-8", old).await.status, 204);
    let written = log.written();
    assert_eq!(lines(&log), 2, "{written}");
    assert!(written.contains("directive=script-src-elem blocked=https://evil.example/x"));
    assert!(written.contains("page=https://extranet.example/profile"), "{written}");
    assert!(!written.contains("SECRET"), "{written}");
    assert!(!written.contains('\u{1b}') && !written.contains("\nfake"), "{written}");
    assert_eq!(before, untold(&extranet).await);
}

/// All that is kept but the counts.
async fn untold(extranet: &Extranet) -> Vec<String> {
    let lines = dump(extranet).await.into_iter();
    lines.filter(|line| !line.starts_with("throttle")).collect()
}

#[tokio::test]
async fn nobody_fills_the_log_nor_the_database_with_reports() {
    let (log, _listening) = Log::listen();
    let extranet = Extranet::open().await;
    extranet.browser().visit("/help").await;
    tracing::callsite::rebuild_interest_cache();
    let many = format!("[{}]", [&REPORT[1..REPORT.len() - 1]; 15].join(","));
    assert_eq!(reported(&extranet, KIND, &many).await.status, 204);
    assert_eq!(lines(&log), 5, "of one request");
    for _ in 0..30 {
        assert_eq!(reported(&extranet, KIND, REPORT).await.status, 204);
    }
    assert_eq!(lines(&log), 5 + 9, "of one network in a minute");
    for host in 0..200 {
        let post = request("POST", "/csp-reports").header("content-type", KIND);
        let post = post.body(Body::from(REPORT)).expect("a request");
        let peer = format!("203.0.{host}.7");
        assert_eq!(sent_from(&extranet, &peer, post).await.status, 204);
    }
    assert_eq!(lines(&log), 5 + 9 + 50, "of everybody in a minute");
    assert!(extranet.count("throttle").await <= 61);
    extranet.later(Duration::from_mins(1));
    reported(&extranet, KIND, REPORT).await;
    assert_eq!(lines(&log), 5 + 9 + 50 + 1);
}

#[tokio::test]
async fn what_is_no_report_is_refused() {
    let extranet = Extranet::open().await;
    for (kind, body, status) in [
        (FORM, "a=b", 400),
        ("application/json", REPORT, 400),
        ("text/plain", REPORT, 400),
        (KIND, "", 400),
        (KIND, "[{", 400),
        (KIND, &"[".repeat(8_000), 400),
        (KIND, &format!("[\"{}\"]", "x".repeat(8 * 1024)), 413),
        (KIND, "[1, null, {}]", 204),
    ] {
        assert_eq!(reported(&extranet, kind, body).await.status, status, "{kind} {body:.20}");
    }
    let bare = request("POST", "/csp-reports").body(Body::empty()).expect("a request");
    assert_eq!(sent(&extranet, bare).await.status, 400);
}

/// Reports come from wherever browsers are; what lets them in lets nothing else in.
#[tokio::test]
async fn only_that_door_is_open_to_other_sites() {
    let extranet = Extranet::open().await;
    let crossed = |method: &str, url: &str, kind: &str| {
        let crossed = request(method, url).header("content-type", kind);
        let crossed =
            crossed.header("sec-fetch-site", "cross-site").header("cookie", "__Host-sid=x");
        crossed.header("origin", "https://evil.example").body(Body::from(REPORT)).expect("one")
    };
    assert_eq!(sent(&extranet, crossed("POST", "/csp-reports", KIND)).await.status, 204);
    for (method, url, kind) in [
        ("POST", "/csp-reports/", FORM),
        ("POST", "/csp-reports/../logout", FORM),
        ("POST", "/CSP-reports", FORM),
        ("PUT", "/csp-reports", FORM),
        ("POST", "/logout", FORM),
        ("POST", "/logout?/csp-reports", FORM),
    ] {
        let answer = sent(&extranet, crossed(method, url, kind)).await;
        assert_eq!(answer.status, 403, "{method} {url}");
    }
    assert_eq!(sent(&extranet, crossed("POST", "/logout", KIND)).await.status, 403);
    let evil = request("POST", "/csp-reports").header("content-type", KIND);
    let mut evil = evil.body(Body::from(REPORT)).expect("a request");
    evil.headers_mut().insert("host", "evil.example".parse().expect("a header"));
    assert_eq!(sent(&extranet, evil).await.status, 421);
}
