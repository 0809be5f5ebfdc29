//! /login: an address and a password, in an agency's name.

use std::time::Duration;

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn an_account_signs_in_at_any_agency_and_sees_all_of_its_own() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    let rives = extranet.rives().await;
    let page = extranet.browser().sign_in(&rives, " Camille@EXAMPLE.org ", PASSWORD).await;
    page.sees("Mes contrats").sees("Cabinet Bellevue").sees("Camille Roux");
}

#[tokio::test]
async fn what_is_missing_is_told_at_its_field() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = extranet.browser().visit(&bellevue.login).await.press("Se connecter").await;
    let page = page.sees("Il y a 2 erreurs");
    let told = page.mistake_on("identifier").unwrap();
    assert!(told.contains("Saisissez votre adresse e-mail ou votre identifiant provisoire"));
    assert_eq!(page.mistake_on("password").as_deref(), Some("Saisissez votre mot de passe"));
    assert!(page.title().starts_with("Erreur – Connexion"));
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_are_answered_alike() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let attempts = [(CAMILLE, "wrong"), ("nobody1@example.org", "wrong"), ("not@address", "wrong")];
    let mut answers = Vec::new();
    for (email, password) in attempts {
        let page = extranet.browser().sign_in(&bellevue, email, password).await;
        let page = page.sees("L'identifiant ou le mot de passe ne correspond pas. Vérifiez-les");
        assert_eq!(
            (page.value("identifier").as_str(), page.value("password").as_str()),
            (email, "")
        );
        assert_eq!((page.mistake_on("identifier"), page.mistake_on("password")), (None, None));
        let headers: Vec<_> = page.hops[0].headers.keys().map(ToString::to_string).collect();
        answers.push((page.status, headers, page.page_without(&[email])));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}

#[tokio::test]
async fn the_page_asked_for_is_come_back_to() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let page = extranet.browser().visit(&bellevue.login).await.visit("/profile/password").await;
    let page = page.sees("Se connecter").fill("identifier", CAMILLE).fill("password", "wrong");
    let page = page.press("Se connecter").await;
    let page = page.fill("password", PASSWORD).press("Se connecter").await;
    assert_eq!(page.url, "/profile/password");
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    for next in ["https://evil.example", "//evil.example", "/%5Cevil.example", "%2F%2Fevil.example"]
    {
        let page = extranet.browser().visit(&format!("{}&next={next}", bellevue.login)).await;
        let page = page.fill("identifier", CAMILLE).fill("password", PASSWORD);
        let page = page.press("Se connecter").await.sees("Mes contrats");
        assert_eq!(page.hops[0].headers["location"], "/");
    }
}

#[tokio::test]
async fn too_many_tries_make_even_the_right_password_wait_and_warn_the_holder() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    for _ in 0..5 {
        let page = extranet.browser().sign_in(&bellevue, CAMILLE, "wrong").await;
        assert_eq!(page.status, 422);
    }
    let page = extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    let page = page.sees("Trop d'essais. Réessayez dans 1 minute");
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, Some("60")));
    let told = extranet.mailbox(CAMILLE).await.pop().unwrap();
    assert!(told.subject.starts_with("Essais répétés sur votre compte"), "{}", told.subject);
    extranet.later(Duration::from_mins(1));
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
}

#[tokio::test]
async fn an_unknown_address_waits_as_a_known_one_does() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    for _ in 0..5 {
        extranet.browser().sign_in(&bellevue, "nobody@example.org", "wrong").await;
    }
    let page = extranet.browser().sign_in(&bellevue, "nobody@example.org", "wrong").await;
    page.sees("Trop d'essais. Réessayez dans 1 minute");
}

#[tokio::test]
async fn guesses_made_side_by_side_are_all_counted() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let page = extranet.browser().visit(&bellevue.login).await;
    let page = page.fill("identifier", CAMILLE).fill("password", "wrong");
    let mut guesses = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let page = page.clone();
        guesses.spawn(async move { page.press("Se connecter").await.status.as_u16() });
    }
    let judged = guesses.join_all().await.into_iter().filter(|status| *status == 422).count();
    assert_eq!(judged, 5);
}

#[tokio::test]
async fn a_restart_forgets_no_attempt() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    for _ in 0..5 {
        extranet.browser().sign_in(&bellevue, CAMILLE, "wrong").await;
    }
    let extranet = extranet.restarted().await;
    extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Trop d'essais.");
}

#[tokio::test]
async fn strangers_cannot_lock_the_owner_out_of_a_known_device() {
    let extranet = Extranet::open().await;
    let (bellevue, _, own) = extranet.camille().await;
    let own = own.press("Se déconnecter").await;
    for _ in 0..8 {
        extranet.browser().client_ip("203.0.113.9").sign_in(&bellevue, CAMILLE, "wrong").await;
    }
    own.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
}

#[tokio::test]
async fn a_form_made_elsewhere_is_refused() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let form = [
        ("identifier", CAMILLE),
        ("password", PASSWORD),
        ("client", "BELLEVUE"),
        ("societe", "TLS"),
    ];
    let visit = async |browser: Browser| browser.visit(&bellevue.login).await;
    let evil = visit(extranet.browser()).await.with_header("sec-fetch-site", "cross-site");
    let evil = evil.with_header("origin", "https://evil.example").post("/login", &form).await;
    assert_eq!(evil.status, 403);
    let silent = visit(extranet.browser()).await.without_header("sec-fetch-site");
    let silent = silent.without_header("origin").post("/login", &form).await;
    assert_eq!(silent.status, 403);
    assert_eq!(extranet.count("session").await, 1);
}
