//! B18: each last step pressed twenty times at once has exactly one effect, on one node or two.

use std::time::Duration;

use tokio::task::JoinSet;

use super::kit::*;
use crate::support::{Browser, Extranet};

const EMAIL: &str = "camille.roux@example.org";

/// The same post from twenty tabs, half of them on another node. Returns the first answers.
pub async fn twenty(browsers: &[Browser], url: &str, form: &[(&'static str, &str)]) -> Vec<u16> {
    let mut tabs = JoinSet::new();
    for tab in 0..20 {
        let (browser, url) = (browsers[tab % browsers.len()].clone(), url.to_owned());
        let form: Vec<(&'static str, String)> =
            form.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        tabs.spawn(async move {
            let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let seen = browser.post(&url, &form).await;
            assert!(seen.status.as_u16() < 500, "{}", seen.text());
            seen.hops[0].status.as_u16()
        });
    }
    let answers = tabs.join_all().await;
    assert!(answers.iter().all(|status| *status < 500), "{answers:?}");
    answers
}

/// The same cookies on a second node.
pub async fn on_two_nodes(extranet: Extranet, browser: Browser) -> (Extranet, Vec<Browser>) {
    let cookies = cookies(&browser);
    let extranet = extranet.restarted().await;
    let other = extranet.browser().with_header("cookie", &cookies);
    (extranet, vec![browser.with_header("cookie", &cookies), other])
}

async fn letters(extranet: &Extranet, kind: &str) -> String {
    count(extranet, &format!("outbox where kind = '{kind}'")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_first_sign_in_activates_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    chosen(claimed(extranet.browser(), &bellevue, &paper).await, EMAIL, PASSWORD).await;
    let reader = extranet.browser().visit(&extranet.link_mailed_to(EMAIL).await).await;
    let (extranet, tabs) = on_two_nodes(extranet, reader).await;
    let answers = twenty(&tabs, "/activation/confirm", &[("email", EMAIL), ("password", PASSWORD)]);
    let answers = answers.await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    // « Votre compte est déjà activé », never « trop d'essais »: none of them was a guess.
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 19, "{answers:?}");
    let now = extranet.clock.now().millis();
    let counted = format!(
        "throttle where attempts > 0 and key not like 'mail-%' or key like 'mailbox:%' and \
         window_ends_at > {now}"
    );
    assert_eq!(count(&extranet, &counted).await, "0");
    for table in ["account", "link", "session"] {
        assert_eq!(count(&extranet, table).await, "1", "{table}");
    }
    assert_eq!(letters(&extranet, "activated").await, "1");
    assert_eq!(count(&extranet, "audit_event where kind = 'activation_committed'").await, "1");
    signed_in(extranet.browser().client_ip("203.0.113.5"), &bellevue, EMAIL, PASSWORD)
        .await
        .sees("Mes contrats");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn consenting_adds_the_contract_once() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    let dossier = extranet.dossier(&rives, "Camille Roux", None).await;
    let paper = extranet.paper(&rives, &dossier).await;
    chosen(claimed(extranet.browser(), &rives, &paper).await, EMAIL, OTHER_PASSWORD).await;
    let reader = extranet.browser().visit(&extranet.link_mailed_to(EMAIL).await).await;
    let reader = confirmed(reader, EMAIL, PASSWORD).await.sees("Rives Immobilier");
    let (extranet, tabs) = on_two_nodes(extranet, reader).await;
    twenty(&tabs, "/activation/consent", &[]).await;
    assert_eq!(count(&extranet, "link where ended_at is null").await, "2");
    assert_eq!(letters(&extranet, "linked").await, "1");
    assert_eq!(count(&extranet, "audit_event where kind = 'tiers_linked'").await, "2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn adding_a_contract_adds_it_once() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let dossier = extranet.dossier(&rives, "Camille Roux", None).await;
    let paper = extranet.paper(&rives, &dossier).await;
    let pair = [
        ("client", "RIVES"),
        ("societe", "BDX"),
        ("login", &*paper.login),
        ("secret", &*paper.secret),
    ];
    let person = person.post("/contracts/add", &pair).await.sees("Rives Immobilier");
    let (extranet, tabs) = on_two_nodes(extranet, person).await;
    let answers = twenty(&tabs, "/contracts/add/confirm", &[]).await;
    assert!(answers.contains(&303), "{answers:?}");
    assert_eq!(count(&extranet, "link where ended_at is null").await, "2");
    assert_eq!(letters(&extranet, "linked").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn detaching_ends_the_link_and_tells_of_it_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let door = detachment(&person).await;
    let (extranet, tabs) = on_two_nodes(extranet, person).await;
    twenty(&tabs, &door, &[]).await;
    assert_eq!(count(&extranet, "link where ended_at is not null").await, "1");
    assert_eq!(letters(&extranet, "unlinked").await, "1");
    assert_eq!(count(&extranet, "audit_event where kind = 'tiers_unlinked'").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_reset_link_chooses_one_password() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    extranet.browser().post("/password-reset", &[("email", EMAIL)]).await;
    let reader = extranet.browser().visit(&extranet.link_mailed_to(EMAIL).await).await;
    let (extranet, tabs) = on_two_nodes(extranet, reader).await;
    let answers = twenty(&tabs, "/password-reset/choose", &[("password", OTHER_PASSWORD)]).await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    assert_eq!(letters(&extranet, "password_reset").await, "1");
    assert_eq!(count(&extranet, "account where security_epoch = 2").await, "1");
}

/// The others hear that it was just changed: none of them was a guess.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn right_passwords_typed_at_once_use_up_no_tries() {
    let extranet = Extranet::open_with(|settings| settings.hashing.memory_kib = 8_192).await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let change = [("current", PASSWORD), ("password", OTHER_PASSWORD)];
    let answers = twenty(&[person], "/profile/password", &change).await;
    assert!(!answers.contains(&429), "{answers:?}");
    let now = extranet.clock.now().millis();
    let counted = format!("throttle where key like 'step-up:%' and window_ends_at > {now}");
    assert_eq!(count(&extranet, &counted).await, "0", "{answers:?}");
    signed_in(extranet.browser(), &bellevue, EMAIL, OTHER_PASSWORD).await.sees("Mes contrats");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn changing_the_password_changes_it_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let (extranet, tabs) = on_two_nodes(extranet, person).await;
    let change = [("current", PASSWORD), ("password", OTHER_PASSWORD)];
    let answers = twenty(&tabs, "/profile/password", &change).await;
    assert!(answers.contains(&303), "{answers:?}");
    assert_eq!(letters(&extranet, "password_changed").await, "1");
    assert_eq!(count(&extranet, "session").await, "1");
    signed_in(extranet.browser(), &bellevue, EMAIL, OTHER_PASSWORD).await.sees("Mes contrats");
}
