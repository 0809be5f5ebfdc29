//! The person's own end of it: settled, opened again in time, and too late.

use std::time::Duration;

use super::{CAMILLE, leak, only};
use crate::support::{Extranet, PASSWORD};

#[tokio::test]
async fn a_person_says_that_it_is_settled_and_comes_back_to_it_in_time() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let page = leak(&camille).await.press("Mon problème est réglé").await;
    let page = page.sees("Demande close : réglée, d’après la personne").sees("close");
    let empty = page.clone().press("Rouvrir la demande").await;
    assert!(empty.mistake_on("why").is_some());
    let page = page.fill("why", "Elle recommence").press("Rouvrir la demande").await;
    let page = page.sees("La demande est rouverte").sees("Elle recommence").sees("envoyée");
    let inbox = bellevue.societe.email.as_deref().expect("an address");
    let told = extranet.mailbox(inbox).await.pop().expect("a letter");
    assert_eq!(told.subject, "Demande D-1\u{a0}: rouverte par la personne");
    page.press("Mon problème est réglé").await.sees("La demande est close");
    extranet.later(Duration::from_hours(24 * 31));
    let late = extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    let demande = only(&extranet).await;
    let there = format!("/demandes/{}", demande.id);
    let late = late.visit(&there).await.sees("close depuis trop longtemps");
    let refused = late.post(&format!("{there}/reopen"), &[("why", "x")]).await;
    assert_eq!(refused.status, 422);
    assert!(only(&extranet).await.is_closed());
}
