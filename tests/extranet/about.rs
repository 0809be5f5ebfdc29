//! What the house says of itself: help, legal pages, personal data.

use crate::support::Extranet;
use crate::walls::kit;

#[tokio::test]
async fn personal_data_tells_what_is_kept_of_a_connected_device() {
    let extranet = Extranet::open().await;
    let page = extranet.browser().visit("/privacy").await.sees("Pour chaque appareil connecté");
    let page = page.sees("« Chrome sur Android ») et le début de son adresse sur Internet");
    page.sees("Un journal des connexions, des changements d'accès et des documents ouverts");
}

#[tokio::test]
async fn password_managers_find_the_page_where_a_password_is_changed() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    let there = camille.visit("/.well-known/change-password").await;
    there.sees("Mot de passe actuel");
    let missing = "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200";
    assert_eq!(extranet.browser().visit(missing).await.status, 404);
}

#[tokio::test]
async fn whoever_finds_a_weakness_learns_whom_to_tell_once_somebody_is_named() {
    let extranet = Extranet::open().await;
    assert_eq!(extranet.browser().visit("/.well-known/security.txt").await.status, 404);
    let named = extranet.beside(|settings| {
        let contacts = "mailto:security@extranet.example, https://extranet.example/security";
        kit::set(settings, "security.contact", contacts);
        kit::set(settings, "security.policy", "https://extranet.example/policy");
    });
    let named = named.await.expect("another node");
    let request = kit::request("GET", "/.well-known/security.txt");
    let answer =
        kit::sent(&named, request.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let expected = "Contact: mailto:security@extranet.example\n\
                    Contact: https://extranet.example/security\n\
                    Expires: 2026-11-07T23:00:00+01:00\n\
                    Canonical: https://extranet.example/.well-known/security.txt\n\
                    Preferred-Languages: fr, en\n\
                    Policy: https://extranet.example/policy\n";
    assert_eq!(answer.body, expected);
}

#[tokio::test]
async fn whoever_is_signed_in_keeps_their_tabs_in_the_help_and_on_a_wrong_address() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    for page in ["/help", "/legal", "/privacy", "/nowhere", "/contracts/nothing"] {
        let page = camille.clone().get(page).await.sees("Se déconnecter").sees("Profil");
        let page = page.sees("05 36 49 12 40");
        let stranger = extranet.browser().get(&page.url).await;
        assert!(!stranger.text().contains("Se déconnecter"), "{}", page.url);
    }
    let signed_out = camille.press("Se déconnecter").await;
    signed_out.get("/help").await.does_not_see("Se déconnecter");
}
