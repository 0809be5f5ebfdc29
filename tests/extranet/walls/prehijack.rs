//! The five ways to hold an account before its owner comes (Sudhodanan and Paverd, 2022), each tried.

use std::time::Duration;

use super::kit::{
    OTHER_PASSWORD, PASSWORD, chosen, claimed, confirmed, count, signed_in, somebody,
};
use crate::support::Extranet;

const VICTIM: &str = "camille@example.org";

async fn reset(extranet: &Extranet, email: &str, password: &str) {
    extranet.later(Duration::from_secs(61));
    extranet.browser().post("/password-reset", &[("email", email)]).await;
    let link = extranet.link_mailed_to(email).await;
    let page = extranet.browser().visit(&link).await;
    page.post("/password-reset/choose", &[("password", password)]).await.sees("mot de passe");
}

/// Classic-federated merge: the attacker begins at the victim's address, the victim ends.
#[tokio::test]
async fn an_account_begun_by_somebody_else_is_not_shared_with_them() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Xavier Gris", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let attacker = claimed(extranet.browser(), &bellevue, &paper).await;
    chosen(attacker, VICTIM, OTHER_PASSWORD).await;
    let link = extranet.link_mailed_to(VICTIM).await;
    // The victim opens it, and has only their own password to type.
    let victim = extranet.browser().visit(&link).await;
    assert_eq!(confirmed(victim, VICTIM, PASSWORD).await.status, 422);
    assert_eq!(count(&extranet, "account").await, "0");
    let attacker = signed_in(extranet.browser(), &bellevue, VICTIM, OTHER_PASSWORD).await;
    assert_eq!(attacker.status, 422);
}

/// Unexpired session: a session of before the recovery.
#[tokio::test]
async fn a_session_of_before_the_recovery_is_dead() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (attacker, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    reset(&extranet, &email, OTHER_PASSWORD).await;
    attacker.visit("/profile").await.does_not_see(&email);
}

/// Trojan identifier: a second address planted, to come back by after the recovery.
#[tokio::test]
async fn an_address_planted_before_the_recovery_is_no_way_back() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (attacker, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    attacker.post("/profile/email", &[("email", "thief@example.com")]).await;
    let planted = extranet.link_mailed_to("thief@example.com").await;
    reset(&extranet, &email, OTHER_PASSWORD).await;
    let owner = signed_in(extranet.browser(), &bellevue, &email, OTHER_PASSWORD).await;
    // Even opened in the owner's own browser, it is worth nothing.
    let owner = owner.visit(&planted).await;
    assert_eq!(owner.status, 410);
    assert_eq!(owner.post("/email-change/confirm", &[]).await.status, 410);
    extranet.later(Duration::from_secs(61));
    extranet.browser().post("/password-reset", &[("email", "thief@example.com")]).await;
    let letters = extranet.mailbox("thief@example.com").await;
    assert!(letters.iter().all(|letter| !letter.text.contains("/password-reset/link/")));
}

/// Unexpired e-mail change: asked for before the recovery, confirmed after it.
#[tokio::test]
async fn a_change_of_address_of_before_the_recovery_is_dead() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (attacker, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    attacker.clone().post("/profile/email", &[("email", "thief@example.com")]).await;
    let link = extranet.link_mailed_to("thief@example.com").await;
    let attacker = attacker.visit(&link).await;
    reset(&extranet, &email, OTHER_PASSWORD).await;
    attacker.post("/email-change/confirm", &[]).await;
    let moved = count(&extranet, "account where email = 'thief@example.com'").await;
    assert_eq!(moved, "0");
    signed_in(extranet.browser(), &bellevue, &email, OTHER_PASSWORD).await.sees("Mes contrats");
}

/// Non-verifying provider: the agency's own file says whose address it is, and proves nothing.
#[tokio::test]
async fn an_address_that_an_agency_wrote_proves_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    // Xavier's file bears Camille's address: the letter in his hands opens nothing of hers.
    let dossier = extranet.dossier(&bellevue, "Xavier Gris", Some(&email)).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let attacker = claimed(extranet.browser(), &bellevue, &paper).await;
    let attacker = chosen(attacker, &email, OTHER_PASSWORD).await;
    attacker.visit("/profile").await.does_not_see(&email);
    let attacker = signed_in(extranet.browser(), &bellevue, &email, OTHER_PASSWORD).await;
    assert_eq!(attacker.status, 422);
    assert_eq!(count(&extranet, "link where ended_at is null").await, "1");
}
