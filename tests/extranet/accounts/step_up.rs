//! Step-up: what is sensitive asks for the secrets again after ten minutes.

use std::time::Duration;

use super::factor_kit::{CAMILLE, camille_with_application, code, session};
use crate::support::{Extranet, PASSWORD};
use crate::walls::kit::detachment;

#[tokio::test]
async fn after_ten_minutes_a_sensitive_act_asks_for_the_password_and_leads_back() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    extranet.later(Duration::from_mins(11));
    let page = browser.visit("/profile/security/two-steps/off").await;
    let page = page.sees("Confirmez que c'est vous").does_not_see("Code à 6 chiffres");
    assert_eq!(page.value("username"), CAMILLE);
    let former = session(&page).expect("a session");
    let page = page.fill("password", "wrong").press("Confirmer").await;
    assert!(page.mistake_on("password").is_some());
    let page = page.fill("password", PASSWORD).press("Confirmer").await;
    assert_eq!(page.url, "/profile/security/two-steps/off");
    assert_ne!(session(&page).expect("a session"), former, "a new number");
    let stolen = extranet.browser().with_cookie("__Host-sid", &former);
    assert!(stolen.visit("/profile").await.url.starts_with("/login"));
}

#[tokio::test]
async fn with_a_second_factor_the_password_alone_steps_up_to_nothing() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    extranet.later(Duration::from_mins(11));
    let detachment = detachment(&camille.browser).await;
    for address in ["/profile/password", &detachment, "/profile/security/two-steps/off"] {
        let page = camille.browser.clone().visit(address).await;
        assert_eq!(page.url, format!("/step-up?next={address}"), "{address}");
    }
    let sent = camille.browser.clone().post(&detachment, &[("password", PASSWORD)]).await;
    assert!(sent.url.starts_with("/step-up"), "{}", sent.url);
    let typed = [("current", PASSWORD), ("password", "cinq tortues bleues dansent")];
    let sent = camille.browser.clone().post("/profile/password", &typed).await;
    assert!(sent.url.starts_with("/step-up"), "{}", sent.url);
    assert_eq!(extranet.count("link where ended_at is not null").await, 0);
    let page = camille.browser.clone().visit("/profile/password").await;
    let page = page.fill("password", PASSWORD).fill("code", "123").press("Confirmer").await;
    assert!(page.mistake_on("code").is_some());
    let digits = code(&extranet, &camille.secret);
    let page = page.fill("password", PASSWORD).fill("code", &digits).press("Confirmer").await;
    page.sees("Mot de passe actuel");
}

#[tokio::test]
async fn the_way_back_never_leaves_the_site() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    for next in ["//evil.example", "https://evil.example", "nothing"] {
        let page = browser.clone().visit(&format!("/step-up?next={next}")).await;
        assert_eq!(page.value("next"), "/profile");
    }
}

#[tokio::test]
async fn the_password_cannot_be_guessed_there() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let mut page = browser.visit("/step-up?next=/profile").await;
    for _ in 0..5 {
        page = page.fill("password", "wrong").press("Confirmer").await;
        assert_eq!(page.status, 422);
    }
    let page = page.fill("password", PASSWORD).press("Confirmer").await;
    assert_eq!(page.status, 429);
}
