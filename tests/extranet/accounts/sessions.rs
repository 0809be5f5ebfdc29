//! Sessions: how they end, and how they do not.

use std::time::Duration;

use crate::support::extranet::ORIGIN;
use crate::support::{Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const MINUTE: Duration = Duration::from_mins(1);

#[tokio::test]
async fn an_hour_without_activity_ends_a_session_and_leads_back_afterwards() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let page = extranet.wait(browser, 59 * MINUTE).visit("/profile").await.sees("Mes informations");
    let page = extranet.wait(page, 60 * MINUTE).visit("/profile/password").await;
    let page = page.sees("Vous avez été déconnecté après 60 minutes sans activité.");
    let page = page.sees("Cabinet Bellevue").fill("identifier", CAMILLE);
    let page = page.fill("password", PASSWORD).press("Se connecter").await;
    assert_eq!(page.url, "/profile/password");
}

#[tokio::test]
async fn how_long_a_session_was_idle_is_not_read_from_the_address() {
    let extranet = Extranet::open_with(|settings| settings.session.idle = 30 * MINUTE).await;
    let (bellevue, _, browser) = extranet.camille().await;
    let page = extranet.wait(browser, 30 * MINUTE).visit("/profile").await;
    page.sees("Vous avez été déconnecté après 30 minutes sans activité.");
    let typed = format!("{}&why=idle&minutes=99999", bellevue.login);
    let page = extranet.browser().visit(&typed).await.does_not_see("99999").does_not_see("99 999");
    page.sees("Vous avez été déconnecté après 30 minutes sans activité.");
}

#[tokio::test]
async fn a_form_sent_too_late_leads_back_to_its_page_and_to_no_other_site() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let browser = extranet.wait(browser, 60 * MINUTE);
    let own = format!("{ORIGIN}/contracts/add");
    for (from, next) in [
        (own.as_str(), "/contracts/add"),
        ("https://extranet.example.evil.example/x", ""),
        ("https://extranet.example//evil.example", ""),
        ("https://evil.example/contracts/add", ""),
        ("", ""),
    ] {
        let late = browser.clone().with_header("referer", from).post("/contracts/add", &[]).await;
        let told = late.hops[0].headers["location"].to_str().unwrap().to_owned();
        assert!(told.contains("why=idle"), "{told}");
        match next {
            "" => assert!(!told.contains("next="), "{from}: {told}"),
            next => assert!(told.contains(&format!("next={next}")), "{from}: {told}"),
        }
    }
}

#[tokio::test]
async fn twelve_hours_end_a_session_however_busy() {
    let extranet = Extranet::open().await;
    let (.., mut page) = extranet.camille().await;
    for _ in 0..23 {
        page = extranet.wait(page, 30 * MINUTE).visit("/").await.sees("Mes contrats");
    }
    extranet.wait(page, 30 * MINUTE).visit("/").await.sees("Se connecter");
}

#[tokio::test]
async fn a_remembered_device_stays_signed_in_for_thirty_days() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let page = extranet.browser().visit(&bellevue.login).await.fill("identifier", CAMILLE);
    let page = page.fill("password", PASSWORD).tick("Rester connecté sur cet appareil");
    let page = page.press("Se connecter").await.sees("Mes contrats");
    let day = 24 * 60 * MINUTE;
    let page = extranet.wait(page, 29 * day).visit("/").await.sees("Mes contrats");
    extranet.wait(page, day).visit("/").await.does_not_see("Mes contrats");
}

#[tokio::test]
async fn an_ordinary_session_goes_when_the_browser_closes() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let cookie = browser.cookie("__Host-sid").unwrap();
    assert_eq!((cookie.max_age(), cookie.expires()), (None, None));
    assert_eq!((cookie.http_only(), cookie.secure()), (Some(true), Some(true)));
    assert!(cookie.same_site().is_some_and(|site| site.is_lax()));
    let in_clear = format!("session where token_hash = '{}'", cookie.value());
    assert_eq!(extranet.count(&in_clear).await, 0);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let stolen = browser.cookie("__Host-sid").unwrap();
    let by_get = browser.clone().get("/logout").await;
    assert_eq!(by_get.status, 405);
    let page = browser.visit("/").await.press("Se déconnecter").await;
    let page = page.sees("Vous êtes déconnecté.").sees("Cabinet Bellevue");
    assert!(page.hops[0].headers["clear-site-data"].to_str().unwrap().contains("cache"));
    assert_eq!((page.cookie("__Host-sid"), extranet.count("session").await), (None, 0));
    let thief = extranet.browser().with_header("cookie", &format!("__Host-sid={}", stolen.value()));
    thief.visit("/profile").await.does_not_see(CAMILLE);
}

#[tokio::test]
async fn an_eleventh_session_ends_the_oldest() {
    let extranet = Extranet::open().await;
    let (bellevue, _, first) = extranet.camille().await;
    let mut last = first.clone();
    for _ in 0..9 {
        extranet.later(MINUTE);
        last = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    }
    let first = first.reload().await.sees("Mes contrats");
    extranet.later(MINUTE);
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    first.reload().await.sees("Se connecter");
    last.reload().await.sees("Mes contrats");
    assert_eq!(extranet.count("session").await, 10);
}

#[tokio::test]
async fn sessions_that_ended_by_themselves_take_nobody_s_place() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let page = extranet.browser().visit(&bellevue.login).await.fill("identifier", CAMILLE);
    let page = page.fill("password", PASSWORD).tick("Rester connecté sur cet appareil");
    let kept = page.press("Se connecter").await.sees("Mes contrats");
    for _ in 0..8 {
        extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    }
    extranet.later(61 * MINUTE);
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    kept.reload().await.sees("Mes contrats");
}

#[tokio::test]
async fn a_session_is_extended_on_demand() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let browser = extranet.wait(browser, 59 * MINUTE);
    let extended = browser.clone().post("/session/extend", &[]).await;
    assert_eq!(extended.status, 204);
    let page = extranet.wait(browser, 59 * MINUTE).visit("/").await.sees("Mes contrats");
    assert!(page.html().contains("data-session-ends-in=\"3600\""));
    let too_late = extranet.wait(page, 60 * MINUTE).post("/session/extend", &[]).await;
    assert_ne!(too_late.status, 204);
}

#[tokio::test]
async fn signing_in_anew_ends_the_session_that_this_browser_had() {
    let extranet = Extranet::open().await;
    let (bellevue, _, browser) = extranet.camille().await;
    let old = browser.cookie("__Host-sid").unwrap();
    let form = [
        ("identifier", CAMILLE),
        ("password", PASSWORD),
        ("client", "BELLEVUE"),
        ("societe", "TLS"),
    ];
    let page =
        browser.visit(&bellevue.login).await.post("/login", &form).await.sees("Mes contrats");
    assert_ne!(page.cookie("__Host-sid").unwrap().value(), old.value());
    assert_eq!(extranet.count("session").await, 1);
}

#[tokio::test]
async fn a_made_up_session_opens_nothing() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    for value in ["x", &"A".repeat(43), "' or 1=1 --"] {
        let forged = extranet.browser().with_header("cookie", &format!("__Host-sid={value}"));
        forged.visit("/profile").await.does_not_see(CAMILLE);
    }
}
