//! Every door that the router has, tried by everybody who might try it.

use std::collections::BTreeSet;

use axum::body::Body;
use palier::contracts::ContractId;
use palier::documents::{DocumentId, DocumentKind, Readers};
use palier::router::doors;
use palier::web::{Door, Who};

use super::kit::{chosen, claimed, cookies, detachment, dump, request, sent, somebody};
use crate::demandes;
use crate::space::documents_kit;
use crate::support::soft_key;
use crate::support::{Browser, Extranet};

/// A well-formed number that nothing has.
const UNKNOWN: &str = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";
const NO_TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Where a door stands when it is given something that is nobody's.
///
/// # Panics
/// For a door with a parameter that these walls were never told about: say here what a foreign
/// value of it is.
fn with_unknown(path: &str) -> String {
    let filled = path
        .replace("{client}/{societe}", "NOBODY/X")
        .replace("{societe}", UNKNOWN)
        .replace("{file}", "nothing.css")
        .replace("{token}", NO_TOKEN)
        .replace("{link}", UNKNOWN)
        .replace("{contract}", UNKNOWN)
        .replace("{document}", UNKNOWN)
        .replace("{draft}", UNKNOWN)
        .replace("{batch}", UNKNOWN)
        .replace("{immeuble}", UNKNOWN)
        .replace("{demande}", UNKNOWN)
        .replace("{attachment}", UNKNOWN)
        .replace("{template}", UNKNOWN)
        .replace("{kind}", "nothing")
        .replace("{reference}", UNKNOWN)
        .replace("{id}", UNKNOWN);
    assert!(!filled.contains('{'), "{path}: a parameter that no wall knows how to judge");
    filled
}

/// What somebody without the right to a door must be answered, GET then POST.
fn refusals(door: Door) -> &'static [u16] {
    match door.who {
        // Led to the sign-in page, or to the first step; « too late » for want of a link.
        Who::SignedIn
        | Who::TicketHolder
        | Who::Staff
        | Who::Lecture
        | Who::Gestion
        | Who::Administration => &[303, 405],
        Who::Key => &[401, 405],
        Who::LinkBearer => &[303, 400, 404, 405, 410],
        Who::Anyone => &[200, 302, 303, 400, 404, 405, 410, 422],
    }
}

async fn tried(browser: &Browser, method: &str, url: &str) -> (u16, String, String) {
    let browser = browser.clone();
    let seen = match method {
        "GET" => browser.get(url).await,
        _ => browser.post(url, &[]).await,
    };
    let first = &seen.hops[0];
    let location = first.headers.get("location").and_then(|to| to.to_str().ok());
    (first.status.as_u16(), location.unwrap_or_default().to_owned(), seen.text())
}

#[tokio::test]
async fn nobody_opens_a_door_that_is_somebodys() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    let before = kept(&extranet).await;
    for door in doors(false) {
        let url = with_unknown(door.path);
        for method in ["GET", "POST"] {
            let (status, location, text) = tried(&extranet.browser(), method, &url).await;
            assert!(refusals(door).contains(&status), "{method} {url}: {status}");
            // Examples of the API are about nobody.
            let is_told = text.contains("Camille") || text.contains("Lilas");
            assert!(!is_told || door.path.starts_with("/api/v1/openapi"), "{method} {url}");
            let outside = ["/login", "/activation", "/password-reset", "/help", "/contracts/held"];
            let pages_of_links = [
                "/activation/confirm",
                "/password-reset/choose",
                "/email-change/confirm",
                "/email-change/restore",
                "/office/login",
                "/office/invitation",
                "/contestation",
                "/office/password-reset/choose",
                // Where password managers are sent, which asks to sign in.
                "/profile/password",
                "",
            ];
            let outside: Vec<_> = outside.into_iter().chain(pages_of_links).collect();
            let led = outside.iter().any(|path| location.split('?').next() == Some(path));
            assert!(led, "{method} {url} leads nobody to {location}");
        }
        let head = request("HEAD", &url).body(Body::empty()).expect("a request");
        let get = request("GET", &url).body(Body::empty()).expect("a request");
        let (head, get) = (sent(&extranet, head).await, sent(&extranet, get).await);
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "HEAD {url}");
    }
    assert_eq!(before, kept(&extranet).await, "nobody changed something");
}

/// All that is kept but counts, traces, and what a passkey would be asked to sign.
async fn kept(extranet: &Extranet) -> Vec<String> {
    let passing = ["audit_", "throttle", "passkey_challenge"];
    let lines = dump(extranet).await.into_iter();
    lines.filter(|line| !passing.iter().any(|table| line.starts_with(table))).collect()
}

#[tokio::test]
async fn a_ticket_opens_the_activation_and_nothing_else() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_person, ..) = somebody(&extranet, &bellevue, "Louis Petit").await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let holder = claimed(extranet.browser(), &bellevue, &paper).await;
    let holder = chosen(holder, "camille@example.org", super::kit::PASSWORD).await;
    for door in doors(false).into_iter().filter(|door| door.who == Who::SignedIn) {
        for method in ["GET", "POST"] {
            let (status, location, text) = tried(&holder, method, &with_unknown(door.path)).await;
            assert!([303, 405].contains(&status), "{method} {}: {status}", door.path);
            assert!(status == 405 || location.starts_with("/login"), "{location}");
            assert!(!text.contains("Louis"), "{}", door.path);
        }
    }
    for door in doors(false).into_iter().filter(|door| door.who == Who::LinkBearer) {
        let (status, ..) = tried(&holder, "GET", door.path).await;
        // The second step of the staff is led to the first.
        let is_second_step =
            door.path.starts_with("/office/login/") || door.path.starts_with("/login/factor");
        let expected = if is_second_step { [405, 303] } else { [405, 410] };
        assert!(expected.contains(&status), "GET {}: {status}", door.path);
    }
}

#[tokio::test]
async fn a_link_opens_its_own_page_and_nothing_else() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let holder = claimed(extranet.browser(), &bellevue, &paper).await;
    chosen(holder, "camille@example.org", super::kit::PASSWORD).await;
    let link = extranet.link_mailed_to("camille@example.org").await;
    let bearer = extranet.browser().visit(&link).await.sees("Votre compte est à jour");
    bearer.clone().does_not_see("Camille").does_not_see("8 rue des Lilas");
    for door in doors(false) {
        if matches!(door.who, Who::SignedIn | Who::TicketHolder) {
            for method in ["GET", "POST"] {
                let (status, ..) = tried(&bearer, method, &with_unknown(door.path)).await;
                assert!([303, 405].contains(&status), "{method} {}: {status}", door.path);
            }
        }
    }
    assert_eq!(bearer.get("/password-reset/choose").await.status, 410);
}

#[tokio::test]
async fn what_is_somebody_elses_is_answered_like_what_never_was() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (holder, dossier, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let (stranger, ..) = somebody(&extranet, &rives, "Louis Petit").await;
    extranet.browser().sign_in(&bellevue, &email, super::kit::PASSWORD).await;
    let readers = Readers::Contract(dossier.contract.id);
    let bail = documents_kit::new(&bellevue, DocumentKind::Bail, readers, "Bail");
    let document = extranet.publish(&bail).await;
    let own = Own::of(&holder, dossier.contract.id, document).await;
    let before = kept(&extranet).await;
    let with_ids = doors(false).into_iter().filter(|door| door.path.contains('{'));
    let of_people: Vec<_> = with_ids.filter(|door| door.who == Who::SignedIn).collect();
    assert!(!of_people.is_empty(), "no door takes an id");
    for door in &of_people {
        let mine = own.behind(door.path);
        for method in ["GET", "POST"] {
            let seen = tried(&stranger, method, &mine).await;
            assert!([404, 405].contains(&seen.0), "{method} {}: {}", door.path, seen.0);
            for odd in [UNKNOWN, "1", "%ff", "x%00", "..%2f"] {
                let odd = filled(door.path, odd);
                assert_eq!(seen, tried(&stranger, method, &odd).await, "{method} {odd}");
            }
        }
    }
    assert_eq!(before, kept(&extranet).await, "a stranger changed something");
    for door in of_people {
        let seen = tried(&holder, "GET", &own.behind(door.path)).await.0;
        // A month of rent that nobody asked for yet: `space::quittances` opens it.
        let is_there = !door.path.ends_with("/quittances/{file}");
        assert!(!is_there || [200, 405].contains(&seen), "{}: {seen}", door.path);
    }
}

/// What the holder has, by which doors are filled.
struct Own {
    contract: String,
    demande: String,
    attachment: String,
    device: String,
    document: String,
    link: String,
    passkey: String,
}

impl Own {
    async fn of(holder: &Browser, contract: ContractId, document: DocumentId) -> Self {
        let link = detachment(holder).await.replace("/detachment/", "");
        let devices = holder.clone().visit("/profile/devices").await.html();
        let (_, device) = devices.split_once("action=\"/profile/devices/").expect("a device");
        let device = device.chars().take(36).collect();
        let (contract, document) = (contract.to_string(), document.to_string());
        let (demande, attachment) = demandes::with_a_file(holder).await;
        let passkey = soft_key::made_by(holder).await;
        Self { contract, demande, attachment, device, document, link, passkey }
    }

    /// The door with what is the holder's own behind it.
    ///
    /// # Panics
    /// For a door that these walls were never told about: say here what of the holder it shows.
    fn behind(&self, path: &str) -> String {
        let id = match path {
            "/detachment/{link}" => &self.link,
            "/profile/devices/{id}/disconnect" => &self.device,
            path if path.starts_with("/profile/security/passkeys/") => &self.passkey,
            "/documents/{document}" | "/documents/{document}/accessible" => &self.document,
            path if path.starts_with("/contracts/{contract}") => &self.contract,
            path if path.starts_with("/demandes/{demande}") => &self.demande,
            _ => panic!("{path}: what of the holder's is behind it?"),
        };
        filled(&path.replace("{attachment}", &self.attachment), id)
    }
}

/// The door with this in the place of its id.
fn filled(path: &str, id: &str) -> String {
    let (before, rest) = path.split_once('{').expect("an id");
    let (_, after) = rest.split_once('}').expect("an id's end");
    let after = after.replace("{file}", "2026-04.pdf").replace("{attachment}", UNKNOWN);
    format!("{before}{id}{after}")
}

#[tokio::test]
async fn only_the_head_is_asked_and_only_the_head_is_given_whoever_asks() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (holder, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let (stranger, ..) = somebody(&extranet, &rives, "Louis Petit").await;
    let mine = detachment(&holder).await;
    let before = kept(&extranet).await;
    for browser in [&holder, &stranger] {
        let cookies = cookies(browser);
        let urls = doors(false).into_iter().map(|door| with_unknown(door.path));
        for url in urls.chain([mine.clone()]) {
            let asked = |method| request(method, &url).header("cookie", &cookies);
            let head = asked("HEAD").body(Body::empty()).expect("a request");
            let get = asked("GET").body(Body::empty()).expect("a request");
            let (head, get) = (sent(&extranet, head).await, sent(&extranet, get).await);
            assert_eq!((head.status, head.body.as_str()), (get.status, ""), "HEAD {url}");
            assert_eq!(head.header("location"), get.header("location"), "HEAD {url}");
        }
    }
    let asked = request("HEAD", &mine).header("cookie", cookies(&holder)).body(Body::empty());
    assert_eq!(sent(&extranet, asked.expect("a request")).await.status, 200);
    assert_eq!(before, kept(&extranet).await, "looking at heads changed something");
    holder.visit(&mine).await.sees("Détacher ce contrat");
}

#[tokio::test]
async fn looking_changes_nothing_whoever_looks() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Louis Petit").await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let holder = claimed(extranet.browser(), &bellevue, &paper).await;
    let holder = chosen(holder, "camille@example.org", super::kit::PASSWORD).await;
    let link = extranet.link_mailed_to("camille@example.org").await;
    let bearer = extranet.browser().visit(&link).await;
    let mine = detachment(&person).await;
    let before = dump(&extranet).await;
    for browser in [&extranet.browser(), &person, &holder, &bearer] {
        for path in doors(false).into_iter().map(|door| with_unknown(door.path)) {
            for url in [&path, &mine, &link] {
                browser.clone().get(url).await;
                browser.clone().get(url).await;
            }
        }
    }
    let after: Vec<_> = dump(&extranet).await;
    let noted = |line: &&String| !line.starts_with("audit_") && !line.starts_with("throttle");
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (before.iter().filter(noted).collect(), after.iter().filter(noted).collect());
    assert_eq!(before, after);
}
