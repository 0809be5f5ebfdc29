//! A forgotten password of the staff: a link to their own address, and the second factor stays.

use std::time::Duration;

use palier::staff::Right;

use super::kit::{Member, PASSWORD, code, invited, joined, typed};
use crate::support::{Browser, Extranet};
use crate::walls::kit::dump;

const NEW: &str = "sept lampes jaunes veillent tard";

async fn asked(browser: Browser, client: &str, email: &str) -> Browser {
    let page = browser.visit("/office/login").await.click("Mot de passe oublié ?").await;
    page.fill("client", client).fill("email", email).press("Recevoir le lien").await
}

async fn link(extranet: &Extranet, member: &Member) -> String {
    asked(extranet.browser(), "BELLEVUE", &member.email).await.sees("un message part");
    extranet.link_mailed_to(&member.email).await
}

#[tokio::test]
async fn a_link_lets_a_member_choose_anew_and_the_factor_is_asked_for_as_ever() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let page = extranet.browser().visit(&link(&extranet, &claire).await).await;
    assert_eq!(page.url, "/office/password-reset/choose", "the token is out of sight");
    let page = page.fill("password", "claire-aubert").press("Enregistrer le mot de passe").await;
    assert!(page.mistake_on("password").is_some());
    let page = page.fill("password", NEW).press("Enregistrer le mot de passe").await;
    let page = page.sees("Mot de passe réinitialisé").sees("votre second facteur");
    page.visit("/office").await.sees("Réservé au personnel de l'agence");
    let ended = claire.browser.visit("/office").await;
    ended.sees("Réservé au personnel de l'agence");
    typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await.sees("ne correspond");
    let half = typed(extranet.browser(), "BELLEVUE", &claire.email, NEW).await;
    assert_eq!(half.url, "/office/login/factor", "the same factor, and no other is offered");
    let code = code(&extranet, &claire.secret);
    half.fill("code", &code)
        .press("Se connecter")
        .await
        .visit("/office/account")
        .await
        .sees("Claire");
    let letters = extranet.mailbox(&claire.email).await;
    let told =
        letters.iter().filter(|it| it.subject.starts_with("Votre mot de passe a été modifié"));
    assert_eq!(told.count(), 1);
    let trail = "audit_event where kind = 'password_reset' and actor like 'staff:%'";
    assert_eq!(extranet.count(trail).await, 1);
}

#[tokio::test]
async fn nobody_learns_who_works_for_an_agency() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Gestion).await;
    let waiting = invited(&extranet, &bellevue, "Luc Petit", Right::Gestion).await;
    let before = extranet.mailbox(&waiting).await.len();
    let known = asked(extranet.browser(), "BELLEVUE", &claire.email).await;
    for (client, email) in [
        ("BELLEVUE", "personne@bureau.example"),
        ("INCONNUE", claire.email.as_str()),
        ("BELLEVUE", waiting.as_str()),
    ] {
        let other = asked(extranet.browser(), client, email).await;
        assert_eq!((other.status, &other.url), (known.status, &known.url), "{client} {email}");
        assert_eq!(other.html(), known.html());
    }
    assert_eq!(extranet.mailbox(&waiting).await.len(), before, "an invitation is not a password");
    assert_eq!(extranet.count("staff_reset_link").await, 1);
    // Within the same minute, known or not.
    for email in [claire.email.as_str(), "personne@bureau.example"] {
        let again = asked(extranet.browser(), "BELLEVUE", email).await;
        assert_eq!(again.status, 429, "{email}");
    }
}

#[tokio::test]
async fn a_link_works_once_for_half_an_hour_and_the_last_one_only() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Gestion).await;
    let first = link(&extranet, &claire).await;
    let before = dump(&extranet).await;
    extranet.browser().visit(&first).await.sees("Choisissez un nouveau mot de passe");
    assert_eq!(before, dump(&extranet).await, "looking changes nothing");
    extranet.later(Duration::from_secs(61));
    let second = link(&extranet, &claire).await;
    let dead = extranet.browser().visit(&first).await;
    assert_eq!(dead.status, 410);
    dead.sees("Ouvrez le dernier message reçu");
    let one = extranet.browser().visit(&second).await.fill("password", NEW);
    let two =
        extranet.browser().visit(&second).await.fill("password", "onze cailloux roulent vite");
    one.press("Enregistrer le mot de passe").await.sees("Mot de passe réinitialisé");
    let two = two.press("Enregistrer le mot de passe").await;
    assert_eq!(two.status, 410);
    extranet.later(Duration::from_secs(61));
    let third = link(&extranet, &claire).await;
    extranet.later(Duration::from_mins(30));
    let late = extranet.browser().visit(&third).await;
    assert_eq!(late.status, 410);
    late.sees("Un lien n'est valable que 30 minutes");
}

/// Else a mailbox alone would set a factor up.
#[tokio::test]
async fn whoever_has_no_factor_is_sent_no_link() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (luc, _) = extranet.colleague(&bellevue, "Luc Petit", Right::Gestion).await;
    asked(extranet.browser(), "BELLEVUE", &luc.email).await.sees("un message part");
    let letters = extranet.mailbox(&luc.email).await;
    assert!(letters[0].text.contains("Demandez une nouvelle invitation"), "{}", letters[0].text);
    assert!(!letters[0].text.contains("/office/password-reset/link/"));
    assert_eq!(extranet.count("staff_reset_link").await, 0);
}
