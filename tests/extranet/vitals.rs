//! What watches over a node is told whether it lives, whether it can serve, and what it has to do.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use palier::documents::{DocumentKind, Readers};

use crate::cli::serving::Serving;
use crate::space::documents_kit::new;
use crate::support::distant::distant;
use crate::support::extranet::ORIGIN;
use crate::support::{Browser, Extranet};
use crate::walls::kit::{request, sent, tampered};

/// What was found is kept for a second.
const A_MOMENT: Duration = Duration::from_millis(1_100);

async fn told(extranet: &Extranet, path: &str) -> (u16, String) {
    let answer =
        sent(extranet, request("GET", path).body(String::new().into()).expect("asked")).await;
    (answer.status.as_u16(), answer.body)
}

#[tokio::test]
async fn a_node_that_lives_but_cannot_serve_says_so_and_says_when_it_can_again() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    assert_eq!(told(&extranet, "/healthz").await, (200, "alive\n".to_owned()));
    assert_eq!(told(&extranet, "/readyz").await, (200, "ready\n".to_owned()));

    let later = "insert into seaql_migrations (version, applied_at) values ('m9999_later', 0)";
    tampered(&extranet, later).await.expect("written");
    tokio::time::sleep(A_MOMENT).await;
    let (status, why) = told(&extranet, "/readyz").await;
    assert!(status == 503 && why.contains("the schema of the database"), "{status} {why}");
    tampered(&extranet, "delete from seaql_migrations where version = 'm9999_later'")
        .await
        .expect("as it was");

    let folder = &extranet.app.settings.documents.folder;
    fs::remove_dir_all(folder).expect("the disk of the documents is gone");
    tokio::time::sleep(A_MOMENT).await;
    let (status, why) = told(&extranet, "/readyz").await;
    assert!(status == 503 && why.contains("the store of documents"), "{status} {why}");
    assert_eq!(told(&extranet, "/healthz").await.0, 200);
    fs::create_dir_all(folder).expect("it is back");
    tokio::time::sleep(A_MOMENT).await;
    assert_eq!(told(&extranet, "/readyz").await.0, 200);
}

#[tokio::test]
async fn whoever_asks_by_number_is_told_as_much_and_no_more() {
    let extranet = Extranet::open().await;
    let by_number = |path: &str| {
        let asked = axum::http::Request::builder().uri(path).header("host", "10.0.0.7:8080");
        asked.body(String::new().into()).expect("asked")
    };
    assert_eq!(sent(&extranet, by_number("/readyz")).await.status, 200);
    assert_eq!(sent(&extranet, by_number("/healthz")).await.status, 200);
    assert_eq!(sent(&extranet, by_number("/login")).await.status, 421);
    assert_eq!(
        sent(&extranet, request("GET", "/metrics").body(String::new().into()).expect("asked"))
            .await
            .status,
        404
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_measured_is_told_at_its_own_address_and_names_nobody() {
    let extranet = Extranet::open_today().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    let address = free_address();
    let mut server = Serving::start_with(&extranet, &[("PALIER_SERVER_METRICS_LISTEN", &address)]);
    let site = || Browser::new(distant(&format!("http://{}", server.address())), ORIGIN);
    site().sign_in(&bellevue, "camille@example.org", "pas le bon mot de passe").await;
    site().visit("/contracts/7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11").await;
    assert_eq!(site().get("/metrics").await.status, 404, "not where people are");

    let told = asked(&address, "/metrics");
    assert!(told.starts_with("HTTP/1.1 200") && told.contains("application/openmetrics-text"));
    for line in [
        r#"palier_events_total{kind="sign_in",outcome="refused"} 1"#,
        r#"palier_request_duration_seconds_count{method="POST",route="/login",status="#,
        r#"palier_request_duration_seconds_bucket{le="0.25",method="POST",route="/login""#,
        "palier_hashes_waiting 0",
        "palier_outbox_waiting ",
        "palier_outbox_given_up 0",
        "palier_outbox_oldest_seconds ",
        r#"palier_jobs{state="running"} 0"#,
        r#"palier_database_connections{use="idle"} "#,
        "palier_database_up 1",
        concat!("palier_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
        "# EOF",
    ] {
        assert!(told.contains(line), "{line} is not in:\n{told}");
    }
    for private in ["camille", "Camille", "7d9f1a52", "BELLEVUE", "example.org"] {
        assert!(!told.contains(private), "{private} is in:\n{told}");
    }
    assert!(asked(&address, "/login").starts_with("HTTP/1.1 404"), "nothing else is there");
    assert!(server.stop(), "it ends well");
}

fn free_address() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").to_string()
}

fn asked(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let ask = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(ask.as_bytes()).expect("asked");
    let mut told = String::new();
    stream.read_to_string(&mut told).expect("an answer");
    told
}
