//! The database goes away and comes back, while a node serves.

use std::time::Duration;

use sea_orm::ConnectionTrait;

use super::line::Line;
use crate::support::node::Node;
use crate::support::smtp_server::SmtpServer;
use crate::support::{Browser, Extranet, PASSWORD, postgres};

/// What a person is told meanwhile.
const COME_BACK: &str = "réessayez";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_is_waited_for_and_found_again_without_a_restart() {
    if !postgres::is_asked_for() {
        return; // SQLite is a file: it does not go away.
    }
    let server = SmtpServer::start();
    let extranet = Extranet::open_today().await;
    let (bellevue, _, _) = extranet.camille().await;
    let mut settings = extranet.node_settings(&server);
    let (address, name) = parts(&settings.database_url);
    let line = Line::to(&address);
    settings.database_url = format!("postgres://postgres@127.0.0.1:{}/{name}", line.port());
    let node = Node::start(&settings);
    let camille = node.browser().sign_in(&bellevue, "camille@example.org", PASSWORD).await;
    let camille = camille.sees("Mes contrats");

    let ready = || async { node.browser().get("/readyz").await.status.as_u16() };
    assert_eq!(ready().await, 200);

    let form = camille.clone().visit("/profile/password").await;
    let form = form.fill("current", PASSWORD).fill("password", "cinq tortues bleues dansent");

    line.cut();
    // Connections that broke while nobody used them, all of them at once.
    for _ in 0..3 {
        told_to_come_back(&camille.clone().visit("/").await);
    }
    told_to_come_back(&camille.clone().visit("/profile").await);
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(ready().await, 503);
    assert_eq!(node.browser().get("/healthz").await.status, 200, "it lives");
    let form = form.press("Modifier le mot de passe").await;
    told_to_come_back(&form);

    line.mend();
    let camille = until_found(camille).await;
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(ready().await, 200);
    camille.clone().visit("/profile").await.sees("camille@example.org");
    let again = node.browser().sign_in(&bellevue, "camille@example.org", PASSWORD).await;
    again.sees("Mes contrats");

    terminate(&extranet).await;
    until_found(camille).await;
    assert!(node.log().contains("the database does not answer"), "{}", node.log());
    assert!(!node.log().contains("a page failed"), "{}", node.log());
    assert_eq!(node.stop(), 0);
}

/// A connection that broke unseen may still cost one answer; no other answer comes.
async fn until_found(camille: Browser) -> Browser {
    for _ in 0..100 {
        let page = camille.clone().visit("/").await;
        if page.status == 200 {
            return page.sees("Mes contrats");
        }
        told_to_come_back(&page);
    }
    panic!("the database is not found again");
}

/// The server ends everybody's connections, as at its own restart.
async fn terminate(extranet: &Extranet) {
    let others = "select pg_terminate_backend(pid) from pg_stat_activity \
        where datname = current_database() and pid <> pg_backend_pid()";
    extranet.app.db.reader().execute_unprepared(others).await.expect("an answer");
}

#[track_caller]
fn told_to_come_back(page: &Browser) {
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(page.header("retry-after").is_some(), "{:?}", page.way());
    assert!(page.text().to_lowercase().contains(COME_BACK), "{}", page.text());
}

/// `host:port` and the database of an address.
fn parts(url: &str) -> (String, String) {
    let rest = url.split_once('@').map_or(url, |(_, rest)| rest);
    let (address, name) = rest.split_once('/').expect("a database");
    (address.to_owned(), name.to_owned())
}
