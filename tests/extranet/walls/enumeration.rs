//! Who has an account here: nothing that is answered says so.

use std::time::Duration;

use axum::body::Body;

use super::kit::{Answer, FORM, PASSWORD, chosen, claimed, cookies, request, sent_from, somebody};
use crate::support::{Browser, Extranet, Paper};

/// All of an answer that a stranger sees, but for the request's own number.
fn seen(answer: &Answer) -> (u16, Vec<(String, String)>, String) {
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(name, _)| *name != "x-request-id")
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into()))
        .collect();
    headers.sort();
    (answer.status.as_u16(), headers, answer.body.clone())
}

async fn posted(extranet: &Extranet, ip: &str, url: &str, body: String) -> Answer {
    let post = request("POST", url).header("content-type", FORM).body(Body::from(body));
    sent_from(extranet, ip, post.expect("a request")).await
}

/// Addresses of the same length: the page gives back what was typed.
const KNOWN: &str = "camille.roux@example.org";
const UNKNOWN: &str = "camille.loup@example.org";

#[tokio::test]
async fn signing_in_tells_nothing_of_who_has_an_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    for attempt in 0..8 {
        let mut answers = Vec::new();
        for (ip, email) in [("203.0.113.1", KNOWN), ("203.0.113.2", UNKNOWN)] {
            let codes = "client=BELLEVUE&societe=TLS&remember=true";
            let body = format!("identifier={email}&password=wrong&{codes}");
            let answer = seen(&posted(&extranet, ip, "/login", body).await);
            answers.push((answer.0, answer.1, answer.2.replace(email, "…")));
        }
        assert_eq!(answers[0], answers[1], "attempt {attempt}");
        assert_eq!(answers[0].0, if attempt < 5 { 422 } else { 429 });
    }
}

#[tokio::test]
async fn asking_for_a_new_password_tells_nothing_either() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    for _ in 0..2 {
        let mut answers = Vec::new();
        for (ip, email) in [("203.0.113.1", KNOWN), ("203.0.113.2", UNKNOWN)] {
            let answer = posted(&extranet, ip, "/password-reset", format!("email={email}")).await;
            let answer = seen(&answer);
            answers.push((answer.0, answer.1, answer.2.replace(email, "…")));
        }
        assert_eq!(answers[0], answers[1]);
    }
    assert_eq!(extranet.mailbox(UNKNOWN).await.len(), 0);
}

#[tokio::test]
async fn a_pair_that_is_unknown_wrong_expired_used_or_withdrawn_has_one_answer() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let mut papers = Vec::new();
    for name in ["Anne Un", "Anne Deux", "Anne Trois", "Anne Cinq"] {
        let dossier = extranet.dossier(&bellevue, name, None).await;
        papers.push((extranet.paper(&bellevue, &dossier).await, dossier));
    }
    let used = super::kit::activated(&extranet, &bellevue, &papers[0].0, "anne@example.org").await;
    drop(used);
    extranet.paper(&bellevue, &papers[1].1).await;
    let wrong = Paper { secret: "KX7M-4PQ9R-T3WN".into(), ..papers[2].0.clone() };
    let unknown = Paper { login: "KX7M-4PQ9".into(), ..papers[2].0.clone() };
    let expired = papers[3].0.clone();
    let mut answers = Vec::new();
    let cases = [&papers[0].0, &papers[1].0, &wrong, &unknown];
    for (case, paper) in cases.into_iter().chain([&expired]).enumerate() {
        if case == 4 {
            extranet.later(Duration::from_hours(744));
        }
        let body =
            format!("login={}&secret={}&client=BELLEVUE&societe=TLS", paper.login, paper.secret);
        let answer = seen(&posted(&extranet, "203.0.113.1", "/activation", body).await);
        answers.push((answer.0, answer.1, answer.2.replace(&paper.login, "…")));
    }
    assert_eq!(answers[0].0, 422);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
}

#[tokio::test]
async fn an_activation_looks_the_same_whether_or_not_the_address_has_an_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    let mut ways = Vec::new();
    for email in [KNOWN, UNKNOWN] {
        let dossier = extranet.dossier(&bellevue, "Eve Noir", None).await;
        let paper = extranet.paper(&bellevue, &dossier).await;
        let browser = claimed(extranet.browser(), &bellevue, &paper).await;
        let browser = chosen(browser, email, PASSWORD).await;
        let way: Vec<String> = browser.way();
        let page = browser.html().replace(email, "…").replace(&paper.login, "…");
        ways.push((way, page, names(&browser)));
    }
    assert_eq!(ways[0], ways[1]);
}

fn names(browser: &Browser) -> Vec<String> {
    cookies(browser).split("; ").filter_map(|one| Some(one.split_once('=')?.0.into())).collect()
}

#[tokio::test]
async fn one_hash_is_made_for_each_try_known_or_not() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    let dossier = extranet.dossier(&bellevue, "Anne Blanc", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    for identifier in [KNOWN, UNKNOWN, &paper.login, "KX7M-4PQ9", "a@b", &"x".repeat(500)] {
        for password in ["wrong", &"x".repeat(5_000), "a%00b"] {
            let before = extranet.app.guard.hashes_asked();
            let codes = "client=BELLEVUE&societe=TLS";
            let body = format!("identifier={identifier}&password={password}&{codes}");
            let answer = posted(&extranet, "203.0.113.1", "/login", body).await;
            let asked = extranet.app.guard.hashes_asked() - before;
            // « a@b » is no address: nobody can have it.
            let expected = u64::from(identifier != "a@b");
            assert_eq!((answer.status.as_u16(), asked), (422, expected), "{identifier:.20}");
        }
    }
    let reset = extranet.app.guard.hashes_asked();
    for email in [KNOWN, UNKNOWN] {
        posted(&extranet, "203.0.113.1", "/password-reset", format!("email={email}")).await;
    }
    assert_eq!(extranet.app.guard.hashes_asked(), reset);
}

#[tokio::test]
async fn a_new_password_is_promised_at_the_same_pace_whether_or_not_a_letter_is_written() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    for (ip, email) in [("203.0.113.1", KNOWN), ("203.0.113.2", UNKNOWN)] {
        let start = std::time::Instant::now();
        posted(&extranet, ip, "/password-reset", format!("email={email}")).await;
        assert!(start.elapsed() >= Duration::from_millis(100), "{email}");
    }
}
