//! An invitation: a link that does nothing by itself, and works once.

use std::time::Duration;

use palier::staff::Right;

use super::kit::{PASSWORD, enrolled, invited};
use crate::support::Extranet;
use crate::walls::kit::dump;

#[tokio::test]
async fn an_invited_colleague_chooses_a_password_and_sets_a_factor_up() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let email = invited(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let link = extranet.link_mailed_to(&email).await;
    let page = extranet.browser().visit(&link).await;
    assert_eq!(page.url, "/office/invitation", "the token is out of sight");
    let page = page.sees("Bonjour Claire Aubert").sees("Cabinet Bellevue");
    assert_eq!(page.value("username"), email);
    let page = page.fill("password", "claire-aubert").press("Continuer").await;
    assert!(page.mistake_on("password").is_some());
    let page = page.fill("password", PASSWORD).press("Continuer").await;
    let (page, ..) = enrolled(&extranet, page).await;
    page.visit("/office/account").await.sees("Claire Aubert");
    let letters = extranet.mailbox(&email).await;
    assert!(letters.iter().any(|letter| letter.subject.starts_with("Second facteur activé")));
    let used = extranet.browser().visit(&link).await;
    assert_eq!(used.status, 410);
    used.sees("Ce lien a déjà servi");
}

#[tokio::test]
async fn looking_at_the_link_changes_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let email = invited(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let link = extranet.link_mailed_to(&email).await;
    let before = dump(&extranet).await;
    for _ in 0..3 {
        extranet.browser().visit(&link).await.sees("Rejoignez votre équipe");
    }
    assert_eq!(before, dump(&extranet).await);
}

#[tokio::test]
async fn inviting_again_kills_the_former_link_and_two_days_kill_any() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let email = invited(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let first = extranet.link_mailed_to(&email).await;
    extranet.later(Duration::from_secs(1));
    invited(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let second = extranet.link_mailed_to(&email).await;
    assert_ne!(first, second);
    let dead = extranet.browser().visit(&first).await;
    assert_eq!(dead.status, 410);
    extranet.browser().visit(&second).await.sees("Rejoignez votre équipe");
    extranet.later(Duration::from_hours(48));
    let dead = extranet.browser().visit(&second).await;
    assert_eq!(dead.status, 410);
    dead.sees("Ce lien a expiré").sees("Une invitation est valable 2 jours");
}

#[tokio::test]
async fn of_two_tabs_one_uses_the_link() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let email = invited(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let link = extranet.link_mailed_to(&email).await;
    let one = extranet.browser().visit(&link).await.fill("password", PASSWORD);
    let two = extranet.browser().visit(&link).await.fill("password", "sept lampes jaunes veillent");
    one.press("Continuer").await.sees("Protégez votre accès");
    let two = two.press("Continuer").await;
    assert_eq!(two.status, 410);
    two.sees("Ce lien a déjà servi");
}
