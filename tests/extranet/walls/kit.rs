//! What the attacks are made with: raw requests, people of two agencies, and the database laid open.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use palier::settings::Settings;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tower::ServiceExt;

use crate::support::people::{Agence, Dossier};
use crate::support::{Browser, Extranet, Paper};

pub const PASSWORD: &str = "quatre lapins verts chantent";
pub const OTHER_PASSWORD: &str = "sept navires bleus reviennent";
pub const FORM: &str = "application/x-www-form-urlencoded";

/// One answer, as it came.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A request to the site by its own name, before the attack changes it.
pub fn request(method: &str, url: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(url).header("host", "extranet.example")
}

/// Sends a request with nothing added, from an address of the attacker's.
pub async fn sent(extranet: &Extranet, request: Request<Body>) -> Answer {
    sent_from(extranet, "198.51.100.66", request).await
}

pub async fn sent_from(extranet: &Extranet, peer: &str, mut request: Request<Body>) -> Answer {
    let peer = SocketAddr::new(peer.parse().expect("an address"), 50_000);
    request.extensions_mut().insert(ConnectInfo(peer));
    let answer = extranet.router().oneshot(request).await.expect("an answer");
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = answer.into_body().collect().await.expect("a body").to_bytes();
    Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
}

/// What a browser holds for the address of a page, as a `Cookie` header.
pub fn cookies(browser: &Browser) -> String {
    let names = ["sid", "act", "link", "reset", "contest", "device", "agencies"];
    let held = names.iter().filter_map(|name| browser.cookie(&format!("__Host-{name}")));
    held.map(|cookie| format!("{}={}", cookie.name(), cookie.value()))
        .collect::<Vec<_>>()
        .join("; ")
}

/// Types the pair of a letter; leads to the choice of an address.
pub async fn claimed(browser: Browser, agence: &Agence, paper: &Paper) -> Browser {
    let browser = browser.visit(&agence.login).await;
    let browser = browser.fill("identifier", &paper.login).fill("password", &paper.secret);
    browser.press("Se connecter").await
}

/// Goes on to « Vérifiez votre boîte mail » with this address and password.
pub async fn chosen(browser: Browser, email: &str, password: &str) -> Browser {
    let browser = browser.post("/activation/email", &[("email", email), ("choice", "keep")]).await;
    browser.post("/activation/password", &[("password", password)]).await.sees("Vérifiez")
}

/// The whole way from a letter to a signed-in browser.
pub async fn activated(
    extranet: &Extranet,
    agence: &Agence,
    paper: &Paper,
    email: &str,
) -> Browser {
    let browser = claimed(extranet.browser(), agence, paper).await;
    let browser = chosen(browser, email, PASSWORD).await;
    let link = extranet.link_mailed_to(email).await;
    let browser = browser.visit(&link).await;
    confirmed(browser, email, PASSWORD).await.sees("Mes contrats")
}

/// Signs in on the page of a mailed link.
pub async fn confirmed(browser: Browser, email: &str, password: &str) -> Browser {
    browser.post("/activation/confirm", &[("email", email), ("password", password)]).await
}

/// Signs in, or tries to, at an agency.
pub async fn signed_in(browser: Browser, agence: &Agence, email: &str, password: &str) -> Browser {
    let (client, societe) = (&*agence.societe.client_code, &*agence.societe.societe_code);
    let form =
        [("identifier", email), ("password", password), ("client", client), ("societe", societe)];
    browser.post("/login", &form).await
}

/// A person with one contract, signed in.
pub async fn somebody(
    extranet: &Extranet,
    agence: &Agence,
    name: &str,
) -> (Browser, Dossier, String) {
    let dossier = extranet.dossier(agence, name, None).await;
    let paper = extranet.paper(agence, &dossier).await;
    let email = format!("{}@example.org", name.replace(' ', ".").to_lowercase());
    let browser = activated(extranet, agence, &paper, &email).await;
    (browser, dossier, email)
}

/// The way to « Détacher » of the only contract on the home page.
pub async fn detachment(browser: &Browser) -> String {
    let home = browser.clone().visit("/").await.html();
    let start = home.find("/detachment/").expect("a contract to detach");
    home[start..].chars().take("/detachment/".len() + 36).collect()
}

/// Gives a setting another value, in words.
pub fn set(settings: &mut Settings, name: &str, value: &str) {
    let (memory, synchronous) = (settings.hashing.memory_kib, settings.database.synchronous);
    *settings = settings.overridden(name, value).expect("a good setting");
    settings.hashing.memory_kib = memory;
    settings.database.synchronous = synchronous;
    settings.database.connections = 4;
}

pub fn an_hour_later(extranet: &Extranet) {
    extranet.later(Duration::from_secs(3_601));
}

/// Every row of every table, each as one line of text.
pub async fn dump(extranet: &Extranet) -> Vec<String> {
    let mut lines = Vec::new();
    for table in tables(extranet).await {
        let sql = if backend(extranet) == DbBackend::Postgres {
            format!("select t::text as line from \"{table}\" t")
        } else {
            let columns = format!("select name as line from pragma_table_info('{table}')");
            let columns = rows(extranet, &columns).await.into_iter();
            let quoted = columns.map(|column| format!("quote(\"{column}\")"));
            let quoted = quoted.collect::<Vec<_>>().join("||','||");
            format!("select {quoted} as line from \"{table}\"")
        };
        let found = rows(extranet, &sql).await;
        lines.extend(found.into_iter().map(|line| format!("{table}: {line}")));
    }
    lines.sort();
    lines
}

pub async fn tables(extranet: &Extranet) -> Vec<String> {
    let sql = match backend(extranet) {
        DbBackend::Postgres => {
            "select tablename::text as line from pg_tables where schemaname = 'public'"
        }
        _ => {
            "select name as line from sqlite_master where type = 'table' and name not like 'sqlite%'"
        }
    };
    rows(extranet, sql).await
}

/// The column `line` of a question.
pub async fn rows(extranet: &Extranet, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(backend(extranet), sql);
    let rows = extranet.app.db.reader().query_all_raw(statement).await.expect(sql);
    rows.into_iter().map(|row| row.try_get::<String>("", "line").expect("a text")).collect()
}

pub async fn count(extranet: &Extranet, from: &str) -> String {
    rows(extranet, &format!("select cast(count(*) as text) as line from {from}")).await.remove(0)
}

/// Runs a statement as somebody with the database's password would.
pub async fn tampered(extranet: &Extranet, sql: &str) -> Result<(), String> {
    let tx = extranet.app.db.begin().await.expect("a transaction");
    tx.execute_unprepared(sql).await.map_err(|error| error.to_string())?;
    tx.commit().await.map_err(|error| error.to_string())
}

pub fn backend(extranet: &Extranet) -> DbBackend {
    extranet.app.db.reader().get_database_backend()
}
