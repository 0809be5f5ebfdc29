//! Sessions: opened by a proof, changed at each new one, and ended by whatever ends them.

use std::time::Duration;

use super::kit::*;
use crate::support::{Browser, Extranet};

fn token(browser: &Browser) -> String {
    browser.cookie("__Host-sid").expect("a session").value().to_owned()
}

fn holder_of(extranet: &Extranet, token: &str) -> Browser {
    extranet.browser().with_header("cookie", &format!("__Host-sid={token}"))
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_this_browser_had() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let old = token(&person);
    let person = signed_in(person, &bellevue, &email, PASSWORD).await.sees("Mes contrats");
    assert_ne!(old, token(&person));
    holder_of(&extranet, &old).visit("/").await.does_not_see("Mes contrats");
}

#[tokio::test]
async fn a_password_typed_again_changes_the_session_so_that_a_stolen_one_gains_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let stolen = token(&person);
    extranet.later(Duration::from_mins(11));
    let door = detachment(&person).await;
    assert_eq!(person.clone().post(&door, &[]).await.status, 422, "the password is asked again");
    let person = person.post(&door, &[("password", PASSWORD)]).await.sees("Contrat détaché");
    holder_of(&extranet, &stolen).visit("/").await.does_not_see("Mes contrats");
    person.visit("/").await.sees("Mes contrats");
}

#[tokio::test]
async fn a_session_ends_when_idle_and_at_last_whatever_is_done() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let idle = signed_in(extranet.browser(), &bellevue, &email, PASSWORD).await;
    for _ in 0..14 {
        extranet.later(Duration::from_mins(50));
        person.clone().visit("/").await.sees("Mes contrats");
    }
    idle.visit("/").await.does_not_see("Mes contrats");
    extranet.later(Duration::from_mins(21));
    person.visit("/").await.does_not_see("Mes contrats");
}

#[tokio::test]
async fn an_account_has_ten_sessions_at_most() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (first, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    for second in 0..10 {
        extranet.later(Duration::from_secs(1));
        let other = signed_in(extranet.browser(), &bellevue, &email, PASSWORD).await;
        other.sees("Mes contrats");
        assert_eq!(count(&extranet, "session").await, (second + 2).min(10).to_string());
    }
    first.visit("/").await.does_not_see("Mes contrats");
}

/// B22.
#[tokio::test]
async fn recovering_an_account_makes_every_device_a_stranger_but_the_one_in_hand() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (thief, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    extranet.browser().post("/password-reset", &[("email", &email)]).await;
    let owner = extranet.browser().visit(&extranet.link_mailed_to(&email).await).await;
    let owner = owner.post("/password-reset/choose", &[("password", OTHER_PASSWORD)]).await;
    thief.clone().visit("/").await.does_not_see("Mes contrats");
    assert_eq!(signed_in(thief.clone(), &bellevue, &email, PASSWORD).await.status, 422);
    signed_in(owner, &bellevue, &email, OTHER_PASSWORD).await.sees("Mes contrats");
    let told = extranet.mailbox(&email).await.len();
    signed_in(thief, &bellevue, &email, OTHER_PASSWORD).await.sees("Mes contrats");
    assert_eq!(extranet.mailbox(&email).await.len(), told + 1, "a new device is announced");
}

#[tokio::test]
async fn changing_the_password_ends_the_other_sessions_and_the_reset_links() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let other = signed_in(extranet.browser(), &bellevue, &email, PASSWORD).await;
    extranet.later(Duration::from_secs(61));
    extranet.browser().post("/password-reset", &[("email", &email)]).await;
    let link = extranet.link_mailed_to(&email).await;
    let before = token(&person);
    let change = [("current", PASSWORD), ("password", OTHER_PASSWORD)];
    let person = person.post("/profile/password", &change).await;
    assert_ne!(before, token(&person));
    person.visit("/").await.sees("Mes contrats");
    other.visit("/").await.does_not_see("Mes contrats");
    holder_of(&extranet, &before).visit("/").await.does_not_see("Mes contrats");
    assert_eq!(extranet.browser().visit(&link).await.status, 410);
}
