//! The mailed link, and the first sign-in behind it.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use tower::ServiceExt;

use crate::support::{Agence, Extranet, PASSWORD, Paper};

const CAMILLE: &str = "camille@example.org";

async fn mailed(extranet: &Extranet) -> (Agence, Paper, String) {
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    (bellevue, paper, extranet.link_mailed_to(CAMILLE).await)
}

#[tokio::test]
async fn a_hundred_looks_at_the_link_change_nothing() {
    let extranet = Extranet::open().await;
    let (.., link) = mailed(&extranet).await;
    for round in 0..100 {
        let method = if round % 2 == 0 { "GET" } else { "HEAD" };
        for path in [link.as_str(), "/activation/confirm"] {
            let asked = Request::builder().method(method).uri(path);
            let asked = asked.header("host", "extranet.example").body(Body::empty()).unwrap();
            extranet.router().oneshot(asked).await.unwrap();
        }
    }
    for _ in 0..5 {
        extranet.browser().visit(&link).await.sees("Votre compte est à jour");
    }
    assert_eq!(extranet.count("account").await, 0);
    assert_eq!(extranet.count("activation_link where consumed_at is null").await, 1);
    let page = extranet.browser().visit(&link).await.confirm(CAMILLE, PASSWORD).await;
    page.sees("Votre compte est activé");
}

#[tokio::test]
async fn the_token_leaves_the_address_bar_and_tells_no_other_site() {
    let extranet = Extranet::open().await;
    let (.., link) = mailed(&extranet).await;
    let page = extranet.browser().visit(&link).await;
    assert_eq!(page.url, "/activation/confirm");
    assert_eq!(page.hops[0].headers["referrer-policy"], "no-referrer");
    let token = link.rsplit('/').next().unwrap();
    assert!(!page.html().contains(token));
    assert_eq!(extranet.count(&format!("activation_link where token_hash = '{token}'")).await, 0);
}

#[tokio::test]
async fn whoever_reads_the_mail_learns_only_the_agency_and_the_town() {
    let extranet = Extranet::open().await;
    let (.., link) = mailed(&extranet).await;
    let page = extranet.browser().visit(&link).await.sees("Cabinet Bellevue");
    let page = page.sees("Locataire, Toulouse").does_not_see("Roux").does_not_see("Lilas");
    assert_eq!(page.value("email"), "");
}

#[tokio::test]
async fn whoever_did_not_choose_the_password_opens_nothing() {
    let extranet = Extranet::open().await;
    let (.., link) = mailed(&extranet).await;
    let page = extranet.browser().visit(&link).await;
    let page = page.confirm(CAMILLE, "a password of the reader's own").await;
    let page = page.sees("L'identifiant ou le mot de passe ne correspond pas.");
    assert_eq!((page.value("email").as_str(), page.value("password").as_str()), (CAMILLE, ""));
    assert_eq!((extranet.count("account").await, extranet.count("session").await), (0, 0));
}

#[tokio::test]
async fn the_password_alone_opens_nothing_without_the_link() {
    let extranet = Extranet::open().await;
    let (bellevue, _, link) = mailed(&extranet).await;
    extranet.browser().visit(&link).await;
    let other = extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    let other = other.sees("L'identifiant ou le mot de passe ne correspond pas.");
    other.post("/activation/confirm", &[("email", CAMILLE), ("password", PASSWORD)]).await;
    assert_eq!(extranet.count("account").await, 0);
}

#[tokio::test]
async fn what_is_missing_is_asked_for() {
    let extranet = Extranet::open().await;
    let (.., link) = mailed(&extranet).await;
    let page = extranet.browser().visit(&link).await.press("Se connecter").await;
    let page = page.sees("Il y a 2 erreurs").sees("Saisissez votre adresse e-mail");
    let page = page.sees("Saisissez votre mot de passe").fill("email", "camille");
    let page = page.fill("password", PASSWORD).press("Se connecter").await;
    page.sees("Saisissez une adresse e-mail complète");
}

#[tokio::test]
async fn a_link_lives_a_day() {
    let extranet = Extranet::open().await;
    let (_, _, link) = mailed(&extranet).await;
    extranet.later(Duration::from_hours(24) - Duration::from_secs(1));
    let page = extranet.browser().visit(&link).await.sees("Votre compte est à jour");
    extranet.later(Duration::from_secs(1));
    let page = page.confirm(CAMILLE, PASSWORD).await;
    let page = page.sees("Ce lien a expiré le 13 mai 2026 à 14:32");
    assert_eq!((page.status.as_u16(), extranet.count("account").await), (410, 0));
    let page = page.visit("/login?client=BELLEVUE&societe=TLS").await.visit(&link).await;
    page.click("Recevoir un nouveau lien").await.sees("Identifiants provisoires");
}

#[tokio::test]
async fn a_used_link_says_that_the_account_is_active() {
    let extranet = Extranet::open().await;
    let (bellevue, _, link) = mailed(&extranet).await;
    let page = extranet.browser().visit(&link).await;
    let other_tab = page.clone();
    page.confirm(CAMILLE, PASSWORD).await.sees("Votre compte est activé");
    let used = "Votre compte est déjà activé";
    let second = other_tab.confirm(CAMILLE, PASSWORD).await.sees(used).does_not_see("inutilisable");
    assert_eq!((second.status.as_u16(), second.title().starts_with(used)), (200, true));
    let phone = extranet.browser().visit(&link).await.sees(used);
    let phone = phone.sees("Connectez-vous avec votre adresse e-mail et votre mot de passe.");
    assert_eq!(phone.status, 200);
    let phone = phone.click("Se connecter").await.sees("Cabinet Bellevue");
    phone.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
}

/// Whoever reads the mailbox hears no more of it than before the account was there.
#[tokio::test]
async fn a_link_that_was_replaced_does_not_tell_that_another_made_the_account() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let wrong = extranet.at_check_mail(&bellevue, &paper, ("camile@example.org", PASSWORD)).await;
    let strangers = extranet.link_mailed_to("camile@example.org").await;
    drop(wrong);
    extranet.later(Duration::from_secs(61));
    extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let before = extranet.browser().visit(&strangers).await.sees("Un lien plus récent");
    let page = extranet.browser().visit(&extranet.link_mailed_to(CAMILLE).await).await;
    page.confirm(CAMILLE, PASSWORD).await.sees("Votre compte est activé");
    let after = extranet.browser().visit(&strangers).await;
    assert_eq!((after.status.as_u16(), after.text()), (410, before.text()));
}

#[tokio::test]
async fn the_link_of_an_activation_that_was_started_again_promises_no_newer_one() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    page.press("Revenir à la première étape").await;
    let page = extranet.browser().visit(&link).await.sees("Cette activation a été recommencée");
    assert_eq!(page.status, 410);
    page.click("Reprendre l'activation").await.sees("Identifiants provisoires");
}

#[tokio::test]
async fn a_link_pressed_twice_at_once_makes_one_account() {
    let extranet = Extranet::open().await;
    let (.., link) = mailed(&extranet).await;
    let (one, other) = (extranet.browser(), extranet.browser());
    let (one, other) = (one.visit(&link).await, other.visit(&link).await);
    let (one, other) =
        tokio::join!(one.confirm(CAMILLE, PASSWORD), other.confirm(CAMILLE, PASSWORD));
    let opened = [&one, &other].iter().filter(|page| page.text().contains("Mes contrats")).count();
    assert_eq!(opened, 1, "{} / {}", one.text(), other.text());
    assert_eq!((extranet.count("account").await, extranet.count("link").await), (1, 1));
    assert_eq!(extranet.count("session").await, 1);
}

#[tokio::test]
async fn after_five_wrong_passwords_a_link_opens_nothing_any_more() {
    let extranet = Extranet::open().await;
    let (bellevue, paper, link) = mailed(&extranet).await;
    let other_tab = extranet.browser().visit(&link).await;
    for _ in 0..5 {
        let page = extranet.browser().visit(&link).await.confirm(CAMILLE, "wrong").await;
        assert_eq!(page.status, 422);
    }
    let page = other_tab.clone().confirm(CAMILLE, PASSWORD).await;
    assert_eq!((page.status.as_u16(), extranet.count("account").await), (429, 0));
    page.sees("Trop d'essais avec ce lien").does_not_see("Réessayez");
    extranet.later(Duration::from_hours(2));
    other_tab.confirm(CAMILLE, PASSWORD).await.sees("Trop d'essais avec ce lien");
    // The link itself says so too, and shows no form that would lead nowhere.
    let page = extranet.browser().visit(&link).await.sees("Trop d'essais avec ce lien");
    let page = page.does_not_see("Votre compte est à jour");
    assert_eq!(page.status, 429);
    page.click("Reprendre l'activation").await.sees("Identifiants provisoires");
    extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let page = extranet.browser().visit(&extranet.link_mailed_to(CAMILLE).await).await;
    page.confirm(CAMILLE, PASSWORD).await.sees("Votre compte est activé");
}

#[tokio::test]
async fn it_is_contested_by_a_ticked_box_and_a_button_only() {
    let extranet = Extranet::open().await;
    let (bellevue, paper, link) = mailed(&extranet).await;
    let page = extranet.browser().visit(&link).await.press("Annuler cette activation").await;
    let page = page.sees("Cochez la case pour confirmer");
    let page = page.visit(&link).await.sees("Votre compte est à jour");
    let page = page.tick("Je n'ai pas demandé cette activation");
    let page = page.press("Annuler cette activation").await.sees("La demande est annulée");
    let page = page.sees("Cabinet Bellevue");
    page.visit(&link).await.sees("Cette activation a été annulée");
    let told = extranet.mailbox("contact@tls.example").await.remove(0);
    assert!(told.subject.starts_with("Activation contestée – dossier T-"), "{}", told.subject);
    assert!(told.text.contains("Camille Roux"), "{}", told.text);
    extranet.at_email_step(&bellevue, &paper).await;
}

#[tokio::test]
async fn the_holder_hears_of_it_and_so_does_the_address_that_the_agency_knew() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camilles_letter().await;
    let other = "somebody.else@example.net";
    extranet.activated(&bellevue, &dossier, other, PASSWORD).await;
    let own = extranet.mailbox(other).await.pop().unwrap();
    assert_eq!(own.subject, "Votre compte est activé – Cabinet Bellevue");
    let known = extranet.mailbox(CAMILLE).await;
    let subjects: Vec<_> = known.iter().map(|letter| letter.subject.as_str()).collect();
    assert_eq!(subjects, ["Un accès à votre dossier a été activé – Cabinet Bellevue"]);
    assert!(!known[0].text.contains(other), "the other address is masked: {}", known[0].text);
}

#[tokio::test]
async fn a_link_that_was_cut_says_so() {
    let extranet = Extranet::open().await;
    let (.., link) = mailed(&extranet).await;
    let page = extranet.browser().visit(&link[..link.len() - 3]).await;
    page.sees("Ce lien n'est pas complet");
    extranet.browser().visit("/activation/confirm").await.sees("Ce lien n'est pas complet");
}
