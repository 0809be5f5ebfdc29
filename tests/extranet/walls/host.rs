//! Names that are not ours, and addresses that proxies tell.

use axum::body::Body;

use super::kit::{FORM, dump, request, sent, sent_from, set};
use crate::support::Extranet;

#[tokio::test]
async fn only_our_own_name_is_answered() {
    let extranet = Extranet::open().await;
    let ask = |host: &str, uri: &str| {
        let ask = axum::http::Request::builder().uri(uri).header("host", host);
        ask.body(Body::empty()).expect("a request")
    };
    for host in ["evil.example", "extranet.example.evil.example", "extranet.example:81", "", "@"] {
        let answer = sent(&extranet, ask(host, "/help")).await;
        assert_eq!(answer.status, 421, "{host}");
        assert!(!answer.body.contains("evil"), "{host}");
    }
    let absolute = sent(&extranet, ask("extranet.example", "http://evil.example/help")).await;
    assert_eq!(absolute.status, 421);
    let other = sent(&extranet, ask("evil.example", "https://extranet.example/help")).await;
    assert_eq!(other.status, 421);
    let twice = request("GET", "/help").header("host", "evil.example").body(Body::empty());
    assert_eq!(sent(&extranet, twice.expect("a request")).await.status, 421);
    let none = axum::http::Request::builder().uri("/help").body(Body::empty());
    assert_eq!(sent(&extranet, none.expect("a request")).await.status, 421);
    for host in ["extranet.example", "EXTRANET.example:443"] {
        assert_eq!(sent(&extranet, ask(host, "/help")).await.status, 200, "{host}");
    }
}

/// B15.
#[tokio::test]
async fn a_mailed_link_leads_to_the_configured_address_whatever_the_request_says() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let forged = [
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "http"),
        ("x-forwarded-port", "8080"),
        ("forwarded", "host=evil.example;proto=http"),
        ("x-original-host", "evil.example"),
        ("x-original-url", "/evil"),
        ("x-rewrite-url", "/evil"),
    ];
    let victim =
        forged.iter().fold(extranet.browser(), |b, (name, value)| b.with_header(name, value));
    let victim = super::kit::claimed(victim, &bellevue, &paper).await;
    super::kit::chosen(victim, "camille@example.org", super::kit::PASSWORD).await;
    let letter = extranet.mailbox("camille@example.org").await.remove(0);
    for link in letter.links().into_iter().chain(letter.html_links()) {
        let ours = ["https://extranet.example/", "mailto:", "tel:"];
        assert!(ours.iter().any(|ours| link.starts_with(ours)), "{link}");
    }
}

#[tokio::test]
async fn a_forwarded_address_is_believed_from_our_proxies_only() {
    // The hash under which a try is counted, from a peer that says to speak for somebody.
    let counted = async |list: &'static str, peer: &'static str, forwarded: Option<&str>| {
        let set = move |settings: &mut _| set(settings, "server.trusted_proxies", list);
        let extranet = Extranet::open_with(set).await;
        let bellevue = extranet.bellevue().await;
        let codes = format!("client={}&societe=TLS", bellevue.societe.client_code);
        let mut post = request("POST", "/login").header("content-type", FORM);
        if let Some(forwarded) = forwarded {
            post = post.header("x-forwarded-for", forwarded);
        }
        let body = format!("identifier=a@example.org&password=x&{codes}");
        let post = post.body(Body::from(body)).expect("a request");
        assert_eq!(sent_from(&extranet, peer, post).await.status, 422);
        let lines = dump(&extranet).await;
        let ip = lines.iter().find_map(|line| line.split("ip:").nth(1).map(str::to_owned));
        let hash =
            ip.expect("an address").chars().take_while(char::is_ascii_alphanumeric).collect();
        let hash: String = hash;
        hash
    };
    for (list, forwarded, seen) in [
        ("", "203.0.113.7", "10.0.0.2"),
        ("10.0.0.0/8", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.0/8", "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        ("10.0.0.0/8", "203.0.113.7, 10.9.9.9", "203.0.113.7"),
        ("192.0.2.0/24", "203.0.113.7", "10.0.0.2"),
    ] {
        let found = counted(list, "10.0.0.2", Some(forwarded)).await;
        assert_eq!(found, counted("", seen, None).await, "{list} {forwarded}");
    }
}
