//! B2, B3, B8, B11, B12: what can go wrong when an account that exists is given one more contract.

use std::time::Duration;

use super::kit::*;
use crate::support::{Browser, Extranet};

const VICTIM: &str = "camille.roux@example.org";

/// Camille has an account; somebody types her address behind another letter. Returns the link.
async fn merge(extranet: &Extranet) -> (Browser, String) {
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (camille, ..) = somebody(extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    let dossier = extranet.dossier(&rives, "Eve Noir", None).await;
    let paper = extranet.paper(&rives, &dossier).await;
    let eve = claimed(extranet.browser(), &rives, &paper).await;
    chosen(eve, VICTIM, OTHER_PASSWORD).await;
    (camille, extranet.link_mailed_to(VICTIM).await)
}

#[tokio::test]
async fn b2_an_account_that_exists_is_not_opened_by_the_password_of_an_activation() {
    let extranet = Extranet::open().await;
    let (_, link) = merge(&extranet).await;
    let accounts = async || {
        let lines = dump(&extranet).await.into_iter();
        let kept = ["account:", "session:", "link:", "known_device:"];
        lines.filter(|line| kept.iter().any(|kept| line.starts_with(kept))).collect::<Vec<_>>()
    };
    let before = accounts().await;
    // Even whoever reads the mailbox and knows that password opens nothing with it.
    let eve = extranet.browser().visit(&link).await;
    let told = confirmed(eve, VICTIM, OTHER_PASSWORD).await;
    assert_eq!((told.status.as_u16(), told.cookie("__Host-sid")), (422, None));
    assert_eq!(before, accounts().await);
}

/// The stored hash of the account cannot be read: the chosen password must not take its place.
#[tokio::test]
async fn b2_an_account_whose_hash_is_refused_is_opened_by_nothing() {
    let extranet = Extranet::open().await;
    let (_, link) = merge(&extranet).await;
    let costly = "update account set password_hash = replace(password_hash, 't=1', 't=99')";
    tampered(&extranet, costly).await.expect("an account that nobody can sign in to");
    let eve = extranet.browser().visit(&link).await;
    let told = confirmed(eve, VICTIM, OTHER_PASSWORD).await;
    assert_eq!((told.status.as_u16(), told.cookie("__Host-sid")), (422, None));
}

#[tokio::test]
async fn b2_b8_the_holder_sees_whose_contract_it_is_before_it_is_added() {
    let extranet = Extranet::open().await;
    let (_, link) = merge(&extranet).await;
    let reader = extranet.browser().visit(&link).await;
    let asked = confirmed(reader, VICTIM, PASSWORD).await;
    let asked = asked.sees("Rives Immobilier").sees("Eve Noir");
    assert_eq!(count(&extranet, "link").await, "1");
    asked.visit("/").await.does_not_see("Rives Immobilier");
    assert_eq!(count(&extranet, "link").await, "1");
}

#[tokio::test]
async fn b2_a_session_left_open_is_not_enough_to_consent() {
    let extranet = Extranet::open().await;
    let (camille, link) = merge(&extranet).await;
    extranet.later(Duration::from_mins(11));
    let camille = camille.visit("/").await.sees("Mes contrats").visit(&link).await;
    let consent = camille.clone().post("/activation/consent", &[]).await;
    assert_eq!(consent.url, "/activation/confirm");
    assert_eq!(camille.clone().visit("/activation/consent").await.url, "/activation/confirm");
    assert_eq!(count(&extranet, "link").await, "1");
    let asked = confirmed(camille, VICTIM, PASSWORD).await.sees("Eve Noir");
    asked.post("/activation/consent", &[]).await.sees("Rives Immobilier");
}

#[tokio::test]
async fn b2_another_account_cannot_consent_with_somebody_elses_link() {
    let extranet = Extranet::open().await;
    let (_, link) = merge(&extranet).await;
    let bellevue = extranet.agence(("BELLEVUE", "ALB"), "Bellevue Albi").await;
    let (louis, ..) = somebody(&extranet, &bellevue, "Louis Petit").await;
    let louis = louis.visit(&link).await;
    louis.clone().post("/activation/consent", &[]).await;
    louis.visit("/").await.does_not_see("Eve Noir").does_not_see("Rives");
    assert_eq!(count(&extranet, "link").await, "2");
}

#[tokio::test]
async fn b3_adding_a_contract_adds_one_row_and_touches_no_account() {
    let extranet = Extranet::open().await;
    let (_, link) = merge(&extranet).await;
    let accounts = async || {
        let lines = dump(&extranet).await.into_iter();
        lines.filter(|line| line.starts_with("account:")).collect::<Vec<_>>()
    };
    let before = accounts().await;
    let reader = extranet.browser().visit(&link).await;
    let asked = confirmed(reader, VICTIM, PASSWORD).await;
    asked.post("/activation/consent", &[]).await.sees("Rives Immobilier");
    assert_eq!(before, accounts().await);
    assert_eq!(count(&extranet, "link where ended_at is null").await, "2");
}

#[tokio::test]
async fn b8_each_spouse_has_a_place_and_neither_takes_the_others() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let papers = extranet.papers(&bellevue, &dossier, 2).await;
    let one = activated(&extranet, &bellevue, &papers[0], "camille@example.org").await;
    let two = activated(&extranet, &bellevue, &papers[1], "dominique@example.org").await;
    let again = extranet.papers(&bellevue, &dossier, 2).await;
    claimed(extranet.browser(), &bellevue, &again[0]).await.sees("rattaché à un autre compte");
    one.visit("/").await.sees("8 rue des Lilas");
    two.visit("/").await.sees("8 rue des Lilas");
}

#[tokio::test]
async fn b11_a_page_kept_by_the_browser_does_nothing_once_detached() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let door = detachment(&person).await;
    let kept = person.clone().visit(&door).await;
    assert_eq!(kept.header("cache-control"), Some("no-store"));
    person.post(&door, &[]).await.sees("Contrat détaché");
    // The same person hears that it is done, and nothing is done again.
    let before = count(&extranet, "audit_event where kind = 'tiers_unlinked'").await;
    kept.post(&door, &[]).await.sees("Contrat détaché").does_not_see("8 rue des Lilas");
    let after = count(&extranet, "audit_event where kind = 'tiers_unlinked'").await;
    assert_eq!((before.as_str(), after.as_str()), ("1", "1"));
}

#[tokio::test]
async fn b12_the_address_that_the_agency_knows_is_shown_to_the_holder_of_the_pair_only() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("on.file@example.org")).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let wrong = crate::support::Paper { secret: "KX7M-4PQ9R-T3WN".into(), ..paper.clone() };
    let stranger = claimed(extranet.browser(), &bellevue, &wrong).await;
    assert!(!stranger.html().contains("on.file"));
    let holder = claimed(extranet.browser(), &bellevue, &paper).await;
    assert_eq!(holder.value("email"), "on.file@example.org");
    assert!(!cookies(&holder).contains("on.file") && !holder.url.contains("on.file"));
    let reset = extranet.browser().visit("/login").await;
    let reset = reset.post("/password-reset", &[("email", "on.file@example.org")]).await;
    assert!(!reset.html().contains("on.file"));
    assert!(extranet.mailbox("on.file@example.org").await.is_empty());
}
