//! Step-up: what is sensitive asks for both secrets again after ten minutes.

use std::time::Duration;

use palier::staff::Right;

use super::kit::{PASSWORD, code, joined};
use crate::support::Extranet;
use crate::support::extranet::ORIGIN;

#[tokio::test]
async fn after_ten_minutes_a_sensitive_act_asks_for_both_secrets_and_leads_back() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let page = claire.browser.visit("/office/account/password").await.sees("Nouveau mot de passe");
    extranet.later(Duration::from_mins(10));
    let page = page.visit("/office/account/password").await.sees("Confirmez que c'est vous");
    let former = page.cookie("__Host-bo").expect("a session").value().to_owned();
    let digits = code(&extranet, &claire.secret);
    let wrong = page.fill("password", "wrong").fill("code", &digits).press("Confirmer").await;
    assert!(wrong.mistake_on("password").is_some());
    let wrong = wrong.fill("password", PASSWORD).fill("code", "12").press("Confirmer").await;
    assert!(wrong.mistake_on("code").is_some());
    let page = wrong.fill("password", PASSWORD).fill("code", &digits).press("Confirmer").await;
    let page = page.sees("Nouveau mot de passe");
    assert_eq!(page.url, "/office/account/password");
    assert_ne!(page.cookie("__Host-bo").expect("a session").value(), former);
    let stolen = extranet.browser().with_cookie("__Host-bo", &former);
    assert!(stolen.visit("/office/account").await.url.starts_with("/office/login"));
}

#[tokio::test]
async fn a_worn_out_form_is_led_to_the_secrets_and_back_to_its_page() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let here = format!("{ORIGIN}/office/account");
    let page = claire.browser.with_header("referer", &here).visit("/office/account").await;
    extranet.later(Duration::from_mins(11));
    let page = page.press("Créer de nouveaux codes de secours").await;
    assert_eq!(page.url, "/office/step-up?next=/office/account");
    let digits = code(&extranet, &claire.secret);
    let page = page.fill("password", PASSWORD).fill("code", &digits).press("Confirmer").await;
    assert_eq!(page.url, "/office/account");
    page.press("Créer de nouveaux codes de secours").await.sees("Vos codes de secours");
}

#[tokio::test]
async fn the_way_back_never_leaves_the_staff_side() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    for next in ["//evil.example", "https://evil.example", "/profile"] {
        let page = claire.browser.clone().visit(&format!("/office/step-up?next={next}")).await;
        assert_eq!(page.value("next"), "/office");
    }
}
