//! `palier retention`: what a dry run tells is what the run does, rule by rule.

use std::collections::BTreeMap;
use std::time::Duration;

use palier::audit::chain;
use palier::documents::{DocumentKind, Readers};
use palier::upkeep;

use crate::cli::said;
use crate::space::documents_kit::new;
use crate::support::{Extranet, PASSWORD};
use crate::walls::kit::tampered;

const CAMILLE: &str = "camille@example.org";
const DAY: Duration = Duration::from_hours(24);

/// Somebody who left traces of many kinds, sealed, and began what they did not end.
async fn lived_in(extranet: &Extranet) {
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let bail = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    camille.clone().get(&format!("/documents/{bail}")).await;
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    camille.visit("/profile/data").await.press("Préparer ma copie").await;
    extranet.browser().sign_in(&bellevue, CAMILLE, "wrong").await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let paper = extranet.paper(&bellevue, &other).await;
    extranet.at_check_mail(&bellevue, &paper, ("denis@example.org", PASSWORD)).await;
    extranet.mailbox(CAMILLE).await;
    let app = &extranet.app;
    chain::seal_all(&app.db, &app.keys, app.clock.now()).await.expect("sealed");
}

#[tokio::test]
async fn a_dry_run_tells_what_the_run_does_rule_by_rule_and_changes_nothing() {
    let extranet = Extranet::open().await;
    lived_in(&extranet).await;
    for days in [0, 1, 31, 60, 400, 700, 30, 30, 1] {
        extranet.later(days * DAY);
        let (app, now) = (&extranet.app, extranet.clock.now());
        let told = upkeep::would_apply(app, now).await.expect("a dry run");
        let again = upkeep::would_apply(app, now).await.expect("another");
        assert_eq!(told, again, "it changed something");
        let done = upkeep::apply(app, now).await.expect("a run");
        assert_eq!(told, done, "after {days} days more");
    }
    assert_eq!(extranet.count("account where email not like 'closed:%'").await, 0);
    assert_eq!(extranet.count("known_device").await + extranet.count("personal_copy").await, 0);
}

#[tokio::test]
async fn events_that_wait_for_their_seal_are_not_told_as_gone() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(500 * DAY);
    let (app, now) = (&extranet.app, extranet.clock.now());
    let told = upkeep::would_apply(app, now).await.expect("a dry run");
    let done = upkeep::apply(app, now).await.expect("a run");
    assert_eq!(told, done);
    let trail =
        |report: &[(&str, u64)]| report.iter().find(|(rule, _)| *rule == "trail").map(|it| it.1);
    assert_eq!(trail(&done), Some(0), "none is sealed");
}

/// The program as an operator runs it, beside the documentation.
#[tokio::test]
async fn the_command_tells_every_rule_that_the_page_lists() {
    let extranet = Extranet::open_today_with_keys().await;
    extranet.camille().await;
    let old = "update throttle set window_ends_at = 1, blocked_until = 1";
    tampered(&extranet, old).await.expect("over");
    let table = |text: String| -> BTreeMap<String, u64> {
        let rows: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
        let row = |row: &serde_json::Value| {
            let rows = row["rows"].as_u64().expect("a number");
            (row["rule"].as_str().expect("a rule").to_owned(), rows)
        };
        rows.iter().map(row).collect()
    };
    let told = table(said(&extranet, "retention --dry-run --format json"));
    assert!(told["throttles"] > 0);
    let counts = extranet.count("throttle").await;
    assert!(counts > 0, "a dry run removes nothing");
    let done = table(said(&extranet, "retention --format json"));
    assert_eq!(told, done);
    assert_eq!(extranet.count("throttle").await, 0);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rgpd.md");
    let page = std::fs::read_to_string(path).expect("docs/rgpd.md");
    let (_, page) = page.split_once("## Rules").expect("the rules");
    let (page, _) = page.split_once("## Every table").expect("their end");
    for rule in done.keys() {
        assert!(page.contains(&format!("`{rule}`")), "docs/rgpd.md says nothing of {rule}");
    }
}
