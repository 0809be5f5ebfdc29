//! The browser itself, tried on a site of six pages.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::ConnectInfo;
use axum::extract::RawQuery;
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::response::AppendHeaders;
use axum::response::Html;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::routing::get;
use axum::routing::post;

use super::Browser;

const HOME: &str = r##"<!doctype html><title>Accueil — Palier</title>
<main><h1>L’espace de votre agence</h1>
<a href="form">Créer mon compte</a> <a href="#main">Contenu</a> <a href="https://x.test/">Ailleurs</a>
<ul><li>Lot 1 <a href="/echo?lot=1">Ouvrir</a></li><li>Lot 2 <a href="/echo?lot=2">Ouvrir</a></li></ul>
</main>"##;

const FORM: &str = r#"<!doctype html><title>Formulaire</title>
<header><form action="/echo"><input name="q" aria-label="Rechercher"><button>Chercher</button></form></header>
<main>
<form method="post" action="echo?step=1" id="account">
  <input type="hidden" name="ticket" value="t&amp;1">
  <label for="email">Adresse e-mail <small>(facultatif)</small></label>
  <input id="email" name="email" value="propos&eacute;@a.fr" aria-invalid="true" aria-describedby="why">
  <p id="why">N’est pas valable</p>
  <label>Message <textarea name="message"></textarea></label>
  <label><input type="checkbox" name="news" value="mail" checked> Par courriel</label>
  <label><input type="checkbox" name="news" value="post"> Par courrier</label>
  <label><input type="radio" name="quality" value="l"> Locataire</label>
  <label><input type="radio" name="quality" value="b" checked> Bailleur</label>
  <label for="year">Année</label>
  <select id="year" name="year"><option value="25">2025<option value="26">2026</select>
  <input name="frozen" value="ice" readonly> <input name="dead" disabled>
  <input name="short" maxlength="3">
  <button name="act" value="create">Créer mon compte</button>
</form>
<form method="post" action="/leave"><button>Se déconnecter</button></form>
</main> <button form="account" name="act" value="save" formaction="/echo?saved">Enregistrer</button>"#;

fn site() -> Router {
    Router::new()
        .route("/", get(|| async { Html(HOME) }))
        .route("/form", get(|| async { ([("referrer-policy", "no-referrer")], Html(FORM)) }))
        .route("/echo", get(echo).post(echo))
        .route("/enter", post(enter))
        .route("/leave", post(|| async { (cookie("", 0), Redirect::to("/")) }))
        .route("/away", get(|| async { Redirect::to("https://x.test/") }))
        .fallback(|| async { (StatusCode::NOT_FOUND, Html("<p>Cette page n’existe pas…")) })
}

async fn enter() -> impl IntoResponse {
    (cookie("1", 60), Redirect::to("/enter/../form"))
}

fn cookie(value: &str, age: u32) -> AppendHeaders<[(&'static str, String); 1]> {
    let cookie = format!("__Host-sid={value}; Path=/; Secure; HttpOnly; Max-Age={age}");
    AppendHeaders([("set-cookie", cookie)])
}

/// Says back what was asked, one thing a line.
async fn echo(
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> String {
    let told = ["host", "origin", "sec-fetch-site", "cookie"]
        .map(|name| format!("{name}={:?}", headers.get(name)));
    format!("{query:?}\n{body:?}\n{}\nfrom={}", told.join("\n"), from.ip())
}

fn browser() -> Browser {
    Browser::new(site(), "https://palier.test")
}

#[tokio::test]
async fn a_page_is_read_and_its_links_followed() {
    let home =
        browser().visit("/").await.sees("L'espace de\u{a0}votre agence").does_not_see("Accueil");
    assert_eq!(home.title(), "Accueil — Palier");
    let lot = home.clone().click_beside("Lot 2", "Ouvrir").await;
    assert!(lot.html().contains("lot=2") && lot.html().contains("\"same-origin\""));
    let form = home.click("Créer mon compte").await;
    assert_eq!((form.url.as_str(), form.status.as_u16()), ("/form", 200));
    let nowhere = form.get("/nowhere").await.sees("n'existe pas...");
    assert_eq!(nowhere.status, 404);
}

#[tokio::test]
async fn a_form_sends_all_that_it_holds() {
    let form = browser().visit("/form").await;
    let sent = form
        .fill_labelled("Adresse e-mail", "a+b@é.fr")
        .fill("message", "ligne 1\nligne 2")
        .untick("Par courriel")
        .tick("Par courrier")
        .choose("Locataire")
        .select("Année", "2026")
        .press("Créer mon compte")
        .await;
    let body = "ticket=t%261&email=a%2Bb%40%C3%A9.fr&message=ligne+1%0D%0Aligne+2&news=post\
                &quality=l&year=26&frozen=ice&short=&act=create";
    assert!(sent.html().contains(body), "{}", sent.html());
    assert!(sent.html().starts_with(r#"Some("step=1")"#));
    assert!(sent.html().contains(r#"origin=Some("null")"#), "the page asked for no referrer");
    assert!(sent.html().contains(r#"host=Some("palier.test")"#));
    assert_eq!(sent.body(), sent.html().as_bytes());
}

#[tokio::test]
async fn the_right_form_is_sent_by_the_enter_key_and_by_each_button() {
    let form = browser().visit("/form").await;
    let entered = form.clone().fill("email", "a@b.fr").submit().await;
    assert!(entered.html().contains("&act=create"));
    let saved = form.clone().press("Enregistrer").await;
    assert_eq!(saved.url, "/echo?saved");
    assert!(saved.html().contains("propos%C3%A9%40a.fr") && saved.html().contains("act=save"));
    let found = form.fill_labelled("Rechercher", "bail é").press("Chercher").await;
    assert_eq!(found.url, "/echo?q=bail+%C3%A9");
    let lots =
        browser().visit("/form").await.press_beside("Par courrier", "Créer mon compte").await;
    assert_eq!(lots.url, "/echo?step=1");
}

#[tokio::test]
async fn cookies_are_those_of_the_browser_in_all_its_tabs() {
    let inside = browser().visit("/").await.post("/enter", &[]).await;
    assert_eq!(inside.way(), ["303 /enter", "200 /form"]);
    assert!(inside.cookie("__Host-sid").is_some_and(|cookie| cookie.http_only() == Some(true)));
    let other_tab = inside.clone();
    let seen = other_tab.get("/echo").await;
    assert!(seen.html().contains("__Host-sid=1"));
    let later = seen.clone().wait(Duration::from_mins(1)).get("/echo").await;
    assert!(later.html().contains("cookie=None"));
    inside.post("/enter", &[]).await.press("Se déconnecter").await.sees("votre agence");
    assert!(seen.reload().await.html().contains("cookie=None"));
    let again = browser().visit("/").await.post("/enter", &[]).await.forget_cookies();
    assert_eq!(again.cookie("__Host-sid"), None);
}

#[tokio::test]
async fn an_attack_chooses_its_headers() {
    let attack = browser().visit("/").await.client_ip("203.0.113.9");
    let sent = attack.with_header("origin", "https://evil.test").without_header("sec-fetch-site");
    let sent = sent.post("/echo", &[("a", "1&2")]).await;
    assert!(sent.html().contains("a=1%262") && sent.html().contains("from=203.0.113.9"));
    assert!(sent.html().contains(r#"origin=Some("https://evil.test")"#));
    assert!(sent.html().contains("sec-fetch-site=None"));
}

#[tokio::test]
async fn fields_and_answers_can_be_asked_about() {
    let form = browser().visit("/form").await;
    assert_eq!(form.value("email"), "proposé@a.fr");
    assert_eq!(form.mistake_on("email").as_deref(), Some("N'est pas valable"));
    assert_eq!(form.mistake_on("message"), None);
    assert!(form.has_field("ticket") && !form.has_field("password"));
    assert_eq!(form.header("referrer-policy"), Some("no-referrer"));
    let away = form.get("/away").await;
    assert_eq!((away.status.as_u16(), away.header("location")), (303, Some("https://x.test/")));
    assert_eq!(away.hops[0].headers["location"], "https://x.test/");
}

#[tokio::test]
#[should_panic(expected = "no field password to fill; there are: q, email")]
async fn a_field_that_is_not_there_cannot_be_filled() {
    let _never = browser().visit("/form").await.fill("password", "x");
}

#[tokio::test]
#[should_panic(expected = "no field ticket to fill")]
async fn a_hidden_field_cannot_be_filled() {
    let _never = browser().visit("/form").await.fill("ticket", "x");
}

#[tokio::test]
#[should_panic(expected = "short holds at most")]
async fn a_field_holds_no_more_than_it_says() {
    let _never = browser().visit("/form").await.fill("short", "four");
}

#[tokio::test]
#[should_panic(expected = "2 forms could be sent; press a button")]
async fn the_enter_key_does_not_guess_between_forms() {
    browser().visit("/form").await.submit().await;
}

#[tokio::test]
#[should_panic(expected = "2 things called \"Ouvrir\": say beside what")]
async fn two_links_of_one_name_are_not_one() {
    browser().visit("/").await.click("Ouvrir").await;
}

#[tokio::test]
#[should_panic(expected = "\"Bienvenue\" is not in: L'espace de votre agence")]
async fn a_text_that_is_not_there_is_not_seen() {
    let _never = browser().visit("/").await.sees("Bienvenue");
}
