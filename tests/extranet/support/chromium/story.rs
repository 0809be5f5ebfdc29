//! Chromium itself, tried on a site of two pages.

use axum::Router;
use axum::http::HeaderMap;
use axum::http::header;
use axum::response::Html;
use axum::routing::get;

use super::Chromium;
use super::Screen;
use super::is_of_the_fading;
use crate::support::server::Port;

const PAGE: &str = r#"<!doctype html><html lang="fr"><title>Essai</title>
<meta name="viewport" content="width=device-width">
<style>.night{display:none} @media (prefers-color-scheme:dark){.night{display:block}}</style>
<main><p class="night">Nuit</p><p id="script"></p><noscript><p>Sans JavaScript</p></noscript>
<form method="post" action="/sent">
<label for="email">Adresse e-mail</label><input id="email" name="email" value="ancienne@a.fr">
<input type="password" name="password" autocomplete="new-password">
<label><input type="checkbox" name="cgu"> J’accepte</label>
<button>Créer mon&nbsp;compte</button></form>
<a href="/wide">Page large</a></main>
<script>setTimeout(() => script.textContent = "Avec JavaScript, " + innerWidth, 300)</script>"#;

const WIDE: &str = r#"<!doctype html><title>Large</title><meta name="viewport" content="width=device-width">
<p style="width:3000px">Large</p><script>throw new Error("cassé")</script>"#;

async fn sent(headers: HeaderMap, body: String) -> Html<String> {
    let told = ["origin", "sec-fetch-site", "accept-language"]
        .map(|name| format!("{name}: {}", headers[name].to_str().unwrap_or_default()));
    Html(format!("<p>{body}<p>{}", told.join("<p>")))
}

fn site() -> Router {
    let page = get(|| async { ([(header::REFERRER_POLICY, "no-referrer")], Html(PAGE)) });
    Router::new()
        .route("/", page)
        .route("/sent", get(|| async { "" }).post(sent))
        .route("/wide", get(|| async { Html(WIDE) }))
        .route("/favicon.ico", get(|| async { "" }))
}

#[tokio::test]
async fn a_phone_fills_a_form_and_follows_a_link() {
    let server = Port::take().await.serve(site());
    let phone = Chromium::open(server.url(), Screen::phone().dark()).await;

    phone.visit("/").await;

    phone.sees("Nuit").await;
    phone.sees("Avec JavaScript, 390").await;
    assert!(!phone.overflows().await);
    assert_eq!(phone.complaints().await, Vec::<String>::new());
    let picture = tempfile::NamedTempFile::new().expect("a file");
    phone.screenshot(picture.path()).await;
    assert!(picture.as_file().metadata().expect("a picture").len() > 1000);
    phone.click("Page large").await;
    phone.sees("Large").await;
    assert_eq!(phone.url().await, "/wide");
    assert!(phone.overflows().await);
    let complaints = phone.complaints().await;
    assert!(complaints.iter().any(|complaint| complaint.contains("cassé")), "{complaints:?}");

    drop(phone);

    server.stop().await;
}

#[tokio::test]
async fn a_desk_without_javascript_posts_as_the_small_browser_says_chromium_does() {
    let port = Port::take().await;
    assert!(port.url().starts_with("http://localhost:"));
    let server = port.serve(site());
    let desk = Chromium::open(server.url(), Screen::desktop().without_javascript()).await;
    desk.visit("/").await;
    desk.sees("Sans JavaScript").await;
    desk.does_not_see("Nuit").await;
    desk.fill("Adresse e-mail", "alice@a.fr").await;
    desk.fill("new-password", "secret é").await;
    desk.tick("J'accepte").await;
    desk.press("Créer mon compte").await;
    desk.sees("email=alice%40a.fr&password=secret+%C3%A9&cgu=on").await;
    desk.sees("origin: null").await;
    desk.sees("sec-fetch-site: same-origin").await;
    desk.sees("accept-language: fr-FR,fr").await;
    assert_eq!(desk.driver.title().await.expect("a title"), "");
}

#[test]
fn only_a_cross_fade_given_up_is_no_complaint() {
    let told =
        |words: &str| format!("http://localhost:4567/login 0:0 Uncaught (in promise) {words}");
    for why in ["invalid state", "timeout in DOM update"] {
        let given_up = format!("Error: Transition was aborted because of {why}");
        assert!(is_of_the_fading(&told(&format!("InvalidState{given_up}"))), "{given_up}");
        assert!(is_of_the_fading(&told(&format!("Timeout{given_up}."))), "{given_up}");
        assert!(!is_of_the_fading(&told(&format!("{given_up} and more"))));
    }
    let late =
        "DOMException: Transition was aborted because of invalid state. Page already revealed";
    assert!(is_of_the_fading(&told(late)) && !is_of_the_fading(&told(&format!("{late} again"))));
    for grave in ["TypeError: transition is null", "Error: Transition was aborted", ""] {
        assert!(!is_of_the_fading(&told(grave)), "{grave}");
    }
}
