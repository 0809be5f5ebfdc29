//! B1, B4 to B8, B14, B16, B17, B25: what can go wrong between a letter and an account.
//!
//! Not shown yet, for want of what they attack: B9 and B10 on the side of the staff (no back
//! office), B3's second factors (none exists), B22's pending changes of address and passkeys (none
//! exist), B24's staff upload (the import is a command, see `imports`).

use std::time::Duration;

use super::kit::*;
use crate::support::Extranet;

const VICTIM: &str = "victime@example.org";

/// The attacker's own letter, the victim's address, and a password that the attacker knows.
async fn trap(extranet: &Extranet) -> (crate::support::people::Agence, String) {
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Eve Noir", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let eve = claimed(extranet.browser(), &bellevue, &paper).await;
    chosen(eve, VICTIM, OTHER_PASSWORD).await;
    let link = extranet.link_mailed_to(VICTIM).await;
    (bellevue, link)
}

#[tokio::test]
async fn b1_a_victim_who_clicks_gives_nothing_to_whoever_typed_their_address() {
    let extranet = Extranet::open().await;
    let (bellevue, link) = trap(&extranet).await;
    let victim = extranet.browser().visit(&link).await;
    assert_eq!(confirmed(victim, VICTIM, "my own password").await.status, 422);
    let eve = extranet.browser().client_ip("203.0.113.9");
    // Eve knows the password, not the link: the victim's click did not mark it as seen.
    assert_eq!(signed_in(eve.clone(), &bellevue, VICTIM, OTHER_PASSWORD).await.status, 422);
    assert_eq!(confirmed(eve, VICTIM, OTHER_PASSWORD).await.status, 410);
    assert_eq!(count(&extranet, "account").await, "0");
}

#[tokio::test]
async fn b1_it_was_not_me_needs_a_ticked_box_then_stops_everything_and_tells_the_agency() {
    let extranet = Extranet::open().await;
    let (_, link) = trap(&extranet).await;
    let victim = extranet.browser().visit(&link).await;
    assert_eq!(victim.clone().post("/activation/contest", &[]).await.status, 422);
    victim.post("/activation/contest", &[("sure", "true")]).await.sees("annulée");
    assert_eq!(extranet.browser().visit(&link).await.status, 410);
    let told = extranet.mailbox("contact@tls.example").await;
    assert_eq!(told.len(), 1);
    assert!(!told[0].text.contains(VICTIM));
}

#[tokio::test]
async fn b4_the_link_of_one_activation_does_not_complete_another_of_the_same_address() {
    let extranet = Extranet::open().await;
    let (bellevue, planted) = trap(&extranet).await;
    extranet.later(Duration::from_secs(61));
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    chosen(claimed(extranet.browser(), &bellevue, &paper).await, VICTIM, PASSWORD).await;
    // Eve's link with the victim's own password, then the victim's own link with Eve's.
    let reader = extranet.browser().visit(&planted).await;
    assert_eq!(confirmed(reader, VICTIM, PASSWORD).await.status, 422);
    let own = extranet.browser().visit(&extranet.link_mailed_to(VICTIM).await).await;
    assert_eq!(confirmed(own.clone(), VICTIM, OTHER_PASSWORD).await.status, 422);
    let home = confirmed(own, VICTIM, PASSWORD).await.sees("Mes contrats");
    home.sees("Camille Roux").does_not_see("Eve");
}

#[tokio::test]
async fn b5_a_new_address_is_a_new_link_and_the_old_one_is_dead() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = claimed(extranet.browser(), &bellevue, &paper).await;
    let browser = chosen(browser, "first@example.org", PASSWORD).await;
    let first = extranet.link_mailed_to("first@example.org").await;
    chosen(browser, "second@example.org", PASSWORD).await;
    assert_eq!(extranet.browser().visit(&first).await.status, 410);
    let second = extranet.link_mailed_to("second@example.org").await;
    let reader = extranet.browser().visit(&second).await;
    assert_eq!(confirmed(reader.clone(), "first@example.org", PASSWORD).await.status, 422);
    confirmed(reader, "second@example.org", PASSWORD).await.sees("Mes contrats");
}

#[tokio::test]
async fn b6_a_stranger_who_gets_a_mistyped_mail_learns_little_and_the_holder_starts_again() {
    let extranet = Extranet::open().await;
    let (bellevue, link) = trap(&extranet).await;
    let stranger = extranet.browser().visit(&link).await.does_not_see("Eve").does_not_see("Lilas");
    assert_eq!(confirmed(stranger, VICTIM, "guess").await.status, 422);
    let letter = extranet.mailbox(VICTIM).await.remove(0);
    assert!(!letter.text.contains("Eve") && !letter.text.contains("Lilas"));
    let dossier = extranet.dossier(&bellevue, "Anne Blanc", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let holder =
        chosen(claimed(extranet.browser(), &bellevue, &paper).await, "x@example.org", PASSWORD);
    let dead = (holder.await, extranet.link_mailed_to("x@example.org").await);
    dead.0.post("/activation/restart", &[]).await;
    assert_eq!(extranet.browser().visit(&dead.1).await.status, 410);
    activated(&extranet, &bellevue, &paper, "anne@example.org").await;
}

#[tokio::test]
async fn b7_the_address_on_file_hears_of_an_activation_with_another_address() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    activated(&extranet, &bellevue, &paper, "thief@example.net").await;
    let told = extranet.mailbox("camille@example.org").await;
    assert_eq!(told.len(), 1);
    assert!(told[0].text.contains("t…@example.net") && !told[0].text.contains("thief@"));
}

#[tokio::test]
async fn b14_an_address_is_never_a_provisional_login_nor_the_other_way_round() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    tampered(&extranet, "update provisional_pair set login = 'VICTIME@EXAMPLE.ORG'")
        .await
        .expect("");
    let eve = signed_in(extranet.browser(), &bellevue, VICTIM, &paper.secret).await;
    assert_eq!(eve.status, 422);
    assert_eq!(eve.cookie("__Host-act"), None);
}

#[tokio::test]
async fn b16_look_alike_and_doubled_addresses_reach_nobody_else() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Mike Roux").await;
    extranet.later(Duration::from_secs(61));
    let before = extranet.mailbox(&email).await.len();
    for typed in [
        "m\u{131}ke.roux@example.org",
        "mike.roux@example.org,eve@example.org",
        "mike.roux@example.org eve@example.org",
        "<mike.roux@example.org>",
        "\"mike.roux@example.org\"@evil.example",
        "mike.roux@example.org\r\nBcc: eve@example.org",
    ] {
        let asked = extranet.browser().post("/password-reset", &[("email", typed)]).await;
        assert_eq!(asked.status, 422, "{typed}");
    }
    extranet.browser().post("/password-reset", &[("email", "MIKE.Roux@EXAMPLE.org")]).await;
    assert_eq!(extranet.mailbox(&email).await.len(), before + 1);
    assert!(extranet.mailbox("eve@example.org").await.is_empty());
}

#[tokio::test]
async fn b17_a_scanner_that_follows_and_presses_everything_changes_nothing() {
    let extranet = Extranet::open().await;
    let (_, link) = trap(&extranet).await;
    let before = dump(&extranet).await;
    let scanner = extranet.browser().client_ip("203.0.113.9");
    for _ in 0..2 {
        let page = scanner.clone().visit(&link).await.sees("Votre compte est à jour");
        let pressed = page.clone().press("Se connecter").await;
        assert_eq!(pressed.status, 422);
        assert_eq!(page.press("Annuler").await.status, 422);
    }
    assert_eq!(before, dump(&extranet).await);
    let reader = extranet.browser().visit(&link).await;
    confirmed(reader, VICTIM, OTHER_PASSWORD).await.sees("Mes contrats");
}

#[tokio::test]
async fn b25_no_step_can_be_reached_without_the_proof_of_the_one_before() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let stranger = extranet.browser().visit(&bellevue.login).await;
    let before = dump(&extranet).await;
    let password = [("password", OTHER_PASSWORD), ("email", &*email), ("current", PASSWORD)];
    for (door, refusal) in [
        ("/password-reset/choose", 410),
        ("/activation/confirm", 410),
        ("/activation/contest", 410),
        ("/activation/password", 303),
        ("/activation/resend", 303),
        ("/activation/consent", 303),
        ("/contracts/add/confirm", 303),
        ("/profile/password", 303),
    ] {
        let seen = stranger.clone().post(door, &password).await;
        assert_eq!(seen.hops[0].status, refusal, "{door}");
    }
    let dossier = extranet.dossier(&bellevue, "Louis Petit", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    drop(before);
    let holder = claimed(extranet.browser(), &bellevue, &paper).await;
    let early = holder.clone().post("/activation/password", &[("password", PASSWORD)]).await;
    assert_eq!(early.url, "/activation/email");
    assert_eq!(holder.post("/activation/resend", &[]).await.url, "/activation/email");
    assert!(extranet.mailbox("louis@example.org").await.is_empty());
}
