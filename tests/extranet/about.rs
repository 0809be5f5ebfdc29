//! What the house says of itself: help, legal pages, personal data.

use crate::support::Extranet;
use crate::walls::kit;

#[tokio::test]
async fn personal_data_tells_what_is_kept_of_a_connected_device() {
    let extranet = Extranet::open().await;
    let page = extranet.browser().visit("/privacy").await.sees("Pour chaque appareil connecté");
    let page = page.sees("le nom du navigateur et le début de son adresse réseau");
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
