//! « Appareils connectés »: seen, and ended from elsewhere.

use std::time::Duration;

use sea_orm::ConnectionTrait;

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const FIREFOX: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const UNKNOWN: &str = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";
const REVOKED: &str = "audit_event where kind = 'session_revoked' and outcome = 'done'";

/// Camille at a Linux desk, and her Firefox on Windows at another address.
async fn two_devices(extranet: &Extranet) -> (Browser, Browser) {
    let (bellevue, _, desk) = extranet.camille().await;
    let firefox = extranet.browser().client_ip("92.184.12.7").with_header("user-agent", FIREFOX);
    let firefox = firefox.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    (desk, firefox)
}

/// Where the button beside a device leads.
fn door(page: &Browser) -> String {
    let html = page.html();
    let (_, after) = html.split_once("action=\"/profile/devices/").expect("a button");
    let id = after.split('/').next().expect("an id");
    format!("/profile/devices/{id}/disconnect")
}

#[tokio::test]
async fn the_list_tells_this_device_from_the_others() {
    let extranet = Extranet::open().await;
    let (desk, firefox) = two_devices(&extranet).await;
    extranet.later(Duration::from_mins(30));
    let page = desk.click("Profil").await.click("Voir les appareils connectés").await;
    assert_eq!(page.url, "/profile/devices");
    let page = page.sees("Chrome sur Linux Cet appareil").sees("Firefox sur Windows");
    let page = page.sees("Dernière activité le 12 mai à 14:32, adresse 92.184…");
    let page = page.sees("Dernière activité le 12 mai à 15:02").sees("Déconnecter tous les autres");
    let (here, there) = (page.text(), page.html());
    assert!(here.find("Cet appareil") < here.find("Firefox"), "this device comes first");
    assert!(!there.contains("92.184.12"), "no more than the beginning of the address");
    for browser in [&page, &firefox] {
        let token = browser.cookie("__Host-sid").unwrap().value().to_owned();
        assert!(!there.contains(&token), "a token stands on the page");
    }
    assert_eq!(there.matches("<button type=\"submit\" class=\"button quiet\"").count(), 1);
}

#[tokio::test]
async fn a_person_alone_is_told_so() {
    let extranet = Extranet::open().await;
    let (.., desk) = extranet.camille().await;
    let page = desk.visit("/profile/devices").await.sees("Aucun autre appareil n'est connecté.");
    page.does_not_see("Déconnecter tous les autres appareils");
}

#[tokio::test]
async fn a_device_disconnected_from_elsewhere_is_dead_at_its_next_request() {
    let extranet = Extranet::open().await;
    let (desk, firefox) = two_devices(&extranet).await;
    let page = desk.visit("/profile/devices").await.press("Déconnecter Firefox sur Windows").await;
    let page = page.sees("Appareil déconnecté.").sees("Aucun autre appareil n'est connecté.");
    firefox.reload().await.sees("Se connecter").does_not_see("Mes contrats");
    page.visit("/").await.sees("Mes contrats");
    assert_eq!((extranet.count("session").await, extranet.count(REVOKED).await), (1, 1));
}

#[tokio::test]
async fn all_the_others_are_disconnected_at_once_and_this_one_goes_on() {
    let extranet = Extranet::open().await;
    let (desk, firefox) = two_devices(&extranet).await;
    let bellevue = extranet.rives().await;
    let phone = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    let page = desk.visit("/profile/devices").await;
    let page = page.press("Déconnecter tous les autres appareils").await;
    let page = page.sees("Tous les autres appareils ont été déconnectés.");
    for ended in [firefox, phone] {
        ended.reload().await.sees("Se connecter").does_not_see("Mes contrats");
    }
    denis.reload().await.sees("Denis Petit");
    assert_eq!((extranet.count("session").await, extranet.count(REVOKED).await), (2, 1));
    let again = page.post("/profile/devices/disconnect-others", &[]).await;
    again.sees("Tous les autres appareils ont été déconnectés.");
    assert_eq!(extranet.count(REVOKED).await, 1, "nothing was ended the second time");
}

#[tokio::test]
async fn somebody_elses_device_is_answered_like_one_that_never_was() {
    let extranet = Extranet::open().await;
    let (desk, firefox) = two_devices(&extranet).await;
    let mine = door(&desk.visit("/profile/devices").await);
    let rives = extranet.rives().await;
    let denis = extranet.dossier(&rives, "Denis Petit", None).await;
    let denis = extranet.activated(&rives, &denis, "denis@example.org", PASSWORD).await;
    let never = format!("/profile/devices/{UNKNOWN}/disconnect");
    let foreign = denis.clone().post(&mine, &[]).await;
    assert_eq!(foreign.status, 404);
    for odd in [never.as_str(), "/profile/devices/1/disconnect", "/profile/devices/%ff/disconnect"]
    {
        let unknown = denis.clone().post(odd, &[]).await;
        let same = |page: &Browser| page.html().replace(odd, "…").replace(&mine, "…");
        assert_eq!((unknown.status, same(&unknown)), (foreign.status, same(&foreign)), "{odd}");
    }
    firefox.reload().await.sees("Mes contrats");
    let refused = "audit_event where kind = 'access_refused' and outcome = 'refused'";
    assert_eq!((extranet.count(REVOKED).await, extranet.count(refused).await), (0, 2));
}

#[tokio::test]
async fn an_ended_session_cannot_be_ended_twice() {
    let extranet = Extranet::open().await;
    let (desk, _firefox) = two_devices(&extranet).await;
    let page = desk.visit("/profile/devices").await;
    let door = door(&page);
    let (one, other) = tokio::join!(page.clone().post(&door, &[]), page.post(&door, &[]));
    let mut told = [one.status.as_u16(), other.status.as_u16()];
    told.sort_unstable();
    assert_eq!((told, extranet.count(REVOKED).await), ([200, 404], 1));
}

#[tokio::test]
async fn a_device_may_disconnect_itself() {
    let extranet = Extranet::open().await;
    let (desk, firefox) = two_devices(&extranet).await;
    let own = door(&firefox.visit("/profile/devices").await);
    desk.post(&own, &[]).await.sees("Se connecter").does_not_see("Appareils connectés");
}

#[tokio::test]
async fn a_device_whose_time_is_over_is_not_listed() {
    let extranet = Extranet::open().await;
    let (desk, _firefox) = two_devices(&extranet).await;
    extranet.later(Duration::from_mins(40));
    let desk = desk.visit("/").await;
    extranet.later(Duration::from_mins(20));
    let page = desk.visit("/profile/devices").await.does_not_see("Firefox");
    page.sees("Aucun autre appareil n'est connecté.");
}

#[tokio::test]
async fn activity_is_written_down_now_and_then_and_not_at_each_page() {
    let extranet = Extranet::open().await;
    let (.., desk) = extranet.camille().await;
    let noted = async || {
        let first = "session where last_seen_at = created_at";
        extranet.count(first).await == 0
    };
    extranet.later(Duration::from_secs(59));
    let desk = desk.visit("/").await;
    assert!(!noted().await, "a page a minute later costs no write");
    extranet.later(Duration::from_secs(1));
    desk.visit("/").await;
    assert!(noted().await);
}

#[tokio::test]
async fn the_page_speaks_english_too() {
    let extranet = Extranet::open().await;
    let (desk, _firefox) = two_devices(&extranet).await;
    let page = desk.visit("/profile/devices").await.press("English").await;
    let page = page.sees("Connected devices").sees("Chrome on Linux This device");
    let page = page.sees("Last active on 12 May at 14:32, address 92.184…");
    page.press("Sign out Firefox on Windows").await.sees("Device signed out.");
}

#[tokio::test]
async fn whoever_was_signed_in_before_sessions_had_names_stays_so() {
    let extranet = Extranet::open().await;
    let (desk, firefox) = two_devices(&extranet).await;
    let tx = extranet.app.db.begin().await.expect("a transaction");
    for back in [
        "drop index session_public_id",
        "alter table session drop column public_id",
        "delete from seaql_migrations where version like '%session_public_id'",
    ] {
        tx.execute_unprepared(back).await.expect(back);
    }
    tx.commit().await.expect("the schema of before");
    let extranet = extranet.restarted().await;
    let named = extranet.count("(select distinct public_id from session) as named").await;
    assert_eq!(named, 2, "each has a name of its own");
    let after = extranet.browser();
    let cookie = |of: &Browser| format!("__Host-sid={}", of.cookie("__Host-sid").unwrap().value());
    let desk = after.clone().with_header("cookie", &cookie(&desk)).visit("/profile/devices").await;
    desk.sees("Cet appareil").press("Déconnecter Firefox sur Windows").await.sees("déconnecté.");
    after.with_header("cookie", &cookie(&firefox)).visit("/").await.does_not_see("Mes contrats");
}
