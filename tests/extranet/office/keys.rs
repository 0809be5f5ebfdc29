//! « API »: an administrator makes a key, sees it once, and revokes it.

use axum::body::Body;
use palier::staff::Right;

use crate::support::{Browser, Extranet};
use crate::walls::kit::{request, sent};

/// What stands between two tags of a page.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = html.split_once(start).unwrap_or_else(|| panic!("{start}: {html}"));
    rest.split_once(end).expect("an end").0
}

async fn opens(extranet: &Extranet, key: &str) -> u16 {
    let asked = request("GET", "/api/v1/key").header("authorization", format!("Bearer {key}"));
    let answer = sent(extranet, asked.body(Body::empty()).expect("a request")).await;
    answer.status.as_u16()
}

#[tokio::test]
async fn an_administrator_makes_a_key_that_is_shown_once_and_revokes_it() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire: Browser = extranet.staff(&bellevue, Right::Administration).await;
    let keys = format!("/office/{}/keys", bellevue.societe.id);
    let page = claire.visit(&keys).await.sees("Aucune clé").click("Créer une clé").await;
    let blank = page.clone().press("Créer la clé").await;
    assert!(blank.mistake_on("name").is_some() && blank.status == 422);
    // A year at most.
    let form = [("name", "Gestia"), ("days", "730"), ("tiers:read", "true")];
    let long = page.clone().post(&format!("{keys}/new"), &form).await;
    assert!(long.mistake_on("days").is_some() && long.status == 422);
    let page = page.fill("name", "Gestia").tick("Lire les tiers et les contrats");
    let made = page.press("Créer la clé").await.sees("ne sera plus jamais affichée");
    let html = made.html();
    let secret = between(&html, "<span class=\"copied secret\">", "<").to_owned();
    assert_eq!(opens(&extranet, &secret).await, 200);
    let page = made.visit(&keys).await.sees("Gestia").sees("Lire les tiers et les contrats");
    assert!(!page.html().contains(&secret));
    let page = page.press("Révoquer Gestia").await.sees("Clé révoquée").sees("révoquée");
    assert_eq!(opens(&extranet, &secret).await, 401);
    let journal = page.visit(&format!("/office/{}/journal", bellevue.societe.id)).await;
    journal.sees("Clé d'API créée").sees("Clé d'API révoquée");
}

#[tokio::test]
async fn keys_are_made_and_revoked_only_by_whoever_gave_their_secrets_a_moment_ago() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = extranet.staff(&bellevue, Right::Administration).await;
    extranet.later(extranet.app.settings.session.step_up + std::time::Duration::from_secs(1));
    let keys = format!("/office/{}/keys", bellevue.societe.id);
    let page = claire.visit(&keys).await.sees("Aucune clé");
    let form = page.click("Créer une clé").await;
    assert!(form.url.starts_with("/office/step-up"), "{}", form.url);
    let post = form.post(&format!("{keys}/new"), &[("name", "x"), ("days", "30")]).await;
    assert!(post.url.starts_with("/office/step-up"), "{}", post.url);
}
