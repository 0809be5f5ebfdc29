//! The audit trail: written once for each event, never rewritten, and without secrets.

use std::time::Duration;

use super::kit::*;
use crate::support::Extranet;

#[tokio::test]
async fn what_is_written_can_neither_be_changed_nor_erased() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    let trail = async || {
        let lines = dump(&extranet).await;
        lines.into_iter().filter(|line| line.starts_with("audit_event")).collect::<Vec<_>>()
    };
    let before = trail().await;
    assert!(before.len() > 4, "{before:?}");
    let columns = "id, at, societe_id, kind, outcome, actor, subject, network, request";
    let rewritten = "id, 0, societe_id, kind, outcome, 'nobody', subject, network, request";
    let replaced = match backend(&extranet) {
        sea_orm::DbBackend::Postgres => format!(
            "insert into audit_event ({columns}) select {rewritten} from audit_event \
             on conflict (id) do update set actor = excluded.actor"
        ),
        _ => format!(
            "insert or replace into audit_event ({columns}) select {rewritten} from audit_event"
        ),
    };
    let upserted = format!(
        "insert into audit_event ({columns}) select {rewritten} from audit_event where true \
         on conflict (id) do update set actor = 'nobody'"
    );
    for statement in
        ["update audit_event set actor = 'nobody'", "delete from audit_event", &replaced, &upserted]
    {
        let refused = tampered(&extranet, statement).await.expect_err(statement);
        assert!(refused.contains("append-only"), "{statement}: {refused}");
    }
    if backend(&extranet) == sea_orm::DbBackend::Postgres {
        let refused = tampered(&extranet, "truncate audit_event").await.expect_err("truncated");
        assert!(refused.contains("append-only"), "{refused}");
    }
    assert_eq!(before, trail().await);
}

/// How often an event was written, with its outcome.
async fn written(extranet: &Extranet, kind: &str, outcome: &str) -> String {
    count(extranet, &format!("audit_event where kind = '{kind}' and outcome = '{outcome}'")).await
}

#[tokio::test]
async fn each_step_of_the_journey_is_written_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    for kind in [
        "pair_issued",
        "pair_tried",
        "activation_started",
        "activation_mailed",
        "activation_committed",
        "tiers_linked",
        "sign_in",
    ] {
        assert_eq!(written(&extranet, kind, "done").await, "1", "{kind}");
    }
    let change = [("current", PASSWORD), ("password", OTHER_PASSWORD)];
    let person = person.post("/profile/password", &change).await;
    let door = detachment(&person).await;
    person.clone().post(&door, &[]).await.sees("Contrat détaché");
    person.post("/logout", &[]).await;
    extranet.later(Duration::from_secs(61));
    let browser = extranet.browser().post("/password-reset", &[("email", &email)]).await;
    let browser = browser.visit(&extranet.link_mailed_to(&email).await).await;
    browser.post("/password-reset/choose", &[("password", PASSWORD)]).await.sees("réinitialisé");
    for kind in [
        "step_up",
        "password_changed",
        "tiers_unlinked",
        "sign_out",
        "reset_asked",
        "password_reset",
    ] {
        assert_eq!(written(&extranet, kind, "done").await, "1", "{kind}");
    }
}

#[tokio::test]
async fn an_activation_given_up_or_contested_is_written() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = claimed(extranet.browser(), &bellevue, &paper).await;
    let browser = chosen(browser, "camille@example.org", PASSWORD).await;
    browser.post("/activation/restart", &[]).await;
    assert_eq!(written(&extranet, "activation_cancelled", "done").await, "1");
    extranet.later(Duration::from_secs(61));
    let browser = claimed(extranet.browser(), &bellevue, &paper).await;
    chosen(browser, "camille@example.org", PASSWORD).await;
    let link = extranet.link_mailed_to("camille@example.org").await;
    extranet.browser().visit(&link).await.post("/activation/contest", &[("sure", "true")]).await;
    assert_eq!(written(&extranet, "activation_contested", "done").await, "1");
}

#[tokio::test]
async fn refusals_are_written_and_a_flood_of_them_does_not_fill_the_disk() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (holder, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let (stranger, _, email) = somebody(&extranet, &rives, "Louis Petit").await;
    stranger.visit(&detachment(&holder).await).await;
    assert_eq!(written(&extranet, "access_refused", "refused").await, "1");
    let evil = extranet.browser().with_header("sec-fetch-site", "cross-site");
    evil.clone().post("/logout", &[]).await;
    assert_eq!(written(&extranet, "cross_site_refused", "refused").await, "1");
    let thief = extranet.browser().client_ip("203.0.113.9");
    for _ in 0..60 {
        signed_in(thief.clone(), &rives, &email, "wrong").await;
        evil.clone().post("/logout", &[]).await;
    }
    assert_eq!(written(&extranet, "sign_in", "refused").await, "5");
    let throttled: u32 = written(&extranet, "sign_in", "throttled").await.parse().expect("one");
    assert!((1..=10).contains(&throttled), "{throttled}");
    let crossed = written(&extranet, "cross_site_refused", "refused").await;
    assert!(crossed.parse::<u32>().is_ok_and(|crossed| crossed <= 10), "{crossed}");
}

#[tokio::test]
async fn a_failure_on_the_page_of_a_mailed_link_is_written_like_any_other() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = claimed(extranet.browser(), &bellevue, &paper).await;
    chosen(browser, "camille@example.org", PASSWORD).await;
    let link = extranet.link_mailed_to("camille@example.org").await;
    let browser = extranet.browser().visit(&link).await;
    confirmed(browser, "camille@example.org", "wrong").await;
    assert_eq!(written(&extranet, "sign_in", "refused").await, "1");
}

#[tokio::test]
async fn no_event_holds_a_secret_a_whole_address_or_a_control_character() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let odd = extranet.browser().client_ip("203.0.113.99");
    for identifier in ["a\r\nb", "\u{1b}[31m", "a\0b", "x\u{202e}y", "victim@example.org"] {
        signed_in(odd.clone(), &bellevue, identifier, "hunter2-hunter2").await;
    }
    somebody(&extranet, &bellevue, "Camille Roux").await;
    let trail = rows(
        &extranet,
        "select kind || outcome || actor || subject || network || request as line from audit_event",
    )
    .await;
    assert!(trail.len() > 8);
    for line in trail {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        for secret in ["hunter2", PASSWORD, "203.0.113.99", "camille.roux@", "victim@"] {
            assert!(!line.contains(secret), "{line}");
        }
    }
}
