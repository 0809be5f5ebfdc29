//! Cookies: what they are called, where they go, and how long they stay.

use axum::body::Body;
use axum_extra::extract::cookie::{Cookie, SameSite};
use palier::staff::Right;

use super::kit::{FORM, PASSWORD, chosen, claimed, confirmed, sent, set, signed_in, somebody};
use crate::staff::kit as staff;
use crate::support::{Browser, Extranet};

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// The cookie as it was set, and how many seconds it is kept.
fn assert_sealed(browser: &Browser, name: &str, seconds: Option<i64>) {
    let cookie = browser.cookie(name).unwrap_or_else(|| panic!("no cookie {name}"));
    assert!(name.starts_with("__Host-"), "{name}");
    assert_flags(&cookie, true);
    assert_eq!(
        cookie.max_age().map(sea_orm::sea_query::prelude::time::SignedDuration::whole_seconds),
        seconds,
        "{name}"
    );
}

fn assert_flags(cookie: &Cookie, secure: bool) {
    assert_eq!(cookie.secure().unwrap_or(false), secure, "{cookie}");
    assert_eq!(cookie.http_only(), Some(true), "{cookie}");
    // Nothing mailed leads into the staff side.
    let is_staff = cookie.name().starts_with("__Host-bo");
    let same_site = if is_staff { SameSite::Strict } else { SameSite::Lax };
    assert_eq!(cookie.same_site(), Some(same_site), "{cookie}");
    assert_eq!((cookie.path(), cookie.domain()), (Some("/"), None), "{cookie}");
}

#[tokio::test]
async fn every_cookie_is_bound_to_our_host_and_hidden_from_scripts() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = claimed(extranet.browser(), &bellevue, &paper).await;
    assert_sealed(&browser, "__Host-act", Some(30 * MINUTE));
    assert_sealed(&browser, "__Host-agencies", Some(365 * DAY));
    let browser = chosen(browser, "camille@example.org", PASSWORD).await;
    let link = extranet.link_mailed_to("camille@example.org").await;
    let browser = browser.visit(&link).await;
    assert_sealed(&browser, "__Host-link", Some(30 * MINUTE));
    let browser = confirmed(browser, "camille@example.org", PASSWORD).await;
    assert_sealed(&browser, "__Host-sid", None);
    assert_sealed(&browser, "__Host-device", Some(365 * DAY));
    assert_eq!(browser.cookie("__Host-act"), None);
    let browser = browser.post("/language", &[("lang", "en"), ("next", "/help")]).await;
    assert_sealed(&browser, "__Host-lang", Some(365 * DAY));
    browser.clone().post("/password-reset", &[("email", "camille@example.org")]).await;
    extranet.later(std::time::Duration::from_secs(61));
    browser.clone().post("/password-reset", &[("email", "camille@example.org")]).await;
    let reset = browser.visit(&extranet.link_mailed_to("camille@example.org").await).await;
    assert_sealed(&reset, "__Host-reset", Some(30 * MINUTE));
}

#[tokio::test]
async fn the_cookies_of_the_staff_are_never_sent_from_another_site() {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    let email = staff::invited(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let link = extranet.link_mailed_to(&email).await;
    let page = extranet.browser().visit(&link).await;
    assert_sealed(&page, "__Host-invite", Some(30 * MINUTE));
    let page = page.fill("password", staff::PASSWORD).press("Continuer").await;
    assert_sealed(&page, "__Host-bo-half", Some(10 * MINUTE));
    let (page, ..) = staff::enrolled(&extranet, page).await;
    assert_sealed(&page, "__Host-bo", None);
    assert_sealed(&page, "__Host-bo-device", Some(365 * DAY));
    assert_eq!(page.cookie("__Host-bo-half"), None);
    assert_eq!(page.cookie("__Host-invite"), None);
}

#[tokio::test]
async fn staying_signed_in_keeps_the_cookie_for_a_month() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let browser = extranet.browser().visit(&bellevue.login).await;
    let browser = browser.fill("identifier", &email).fill("password", PASSWORD);
    let browser = browser.tick("Rester connecté").press("Se connecter").await;
    assert_sealed(&browser, "__Host-sid", Some(30 * DAY));
    let other = signed_in(extranet.browser(), &bellevue, &email, PASSWORD).await;
    assert_sealed(&other, "__Host-sid", None);
}

#[tokio::test]
async fn on_this_machine_without_tls_the_prefix_and_secure_are_left_out() {
    let extranet = Extranet::open_with(|settings| {
        set(settings, "server.public_url", "http://localhost:8080");
    })
    .await;
    let post = axum::http::Request::builder().method("POST").uri("/language");
    let post = post.header("host", "localhost:8080").header("content-type", FORM);
    let post = post.body(Body::from("lang=en&next=/help")).expect("a request");
    let answer = sent(&extranet, post).await;
    let cookie = Cookie::parse(answer.header("set-cookie").to_owned()).expect("a cookie");
    assert_eq!(cookie.name(), "lang");
    assert_flags(&cookie, false);
}

#[tokio::test]
async fn cookies_that_are_not_ours_count_for_nothing() {
    let extranet = Extranet::open().await;
    for value in ["", "x", "é", "' or 1=1--", &"A".repeat(43), &"A".repeat(8_000), "%00%ff"] {
        for name in [
            "sid",
            "act",
            "link",
            "reset",
            "device",
            "agencies",
            "lang",
            "bo",
            "bo-half",
            "bo-device",
            "invite",
            "bo-reset",
        ] {
            let cookie = format!("__Host-{name}={value}; {name}={value}");
            let browser = extranet.browser().with_header("cookie", &cookie);
            for page in [
                "/",
                "/profile",
                "/profile/devices",
                "/activation/email",
                "/password-reset/choose",
                "/office",
                "/office/login/factor",
                "/office/invitation",
                "/office/password-reset/choose",
            ] {
                let seen = browser.clone().visit(page).await;
                assert!(seen.status.as_u16() < 500, "{name}={value} at {page}: {}", seen.status);
                assert!(!seen.text().contains("Mes contrats"));
            }
        }
    }
}
