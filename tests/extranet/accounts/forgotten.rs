//! « Mot de passe oublié ? »: what is answered, and to whom mail goes.

use std::time::Duration;

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

async fn asked(extranet: &Extranet, email: &str) -> Browser {
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", email).press("Recevoir le lien").await
}

#[tokio::test]
async fn known_and_unknown_addresses_are_answered_alike() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(Duration::from_mins(1));
    let known = asked(&extranet, CAMILLE).await;
    let unknown = asked(&extranet, "nobody@example.org").await;
    assert_eq!((known.way(), known.html()), (unknown.way(), unknown.html()));
    assert!(extranet.mailbox("nobody@example.org").await.is_empty());
    let again = [asked(&extranet, CAMILLE).await, asked(&extranet, "nobody@example.org").await];
    assert_eq!(again.clone().map(|page| page.status.as_u16()), [429, 429]);
    let without = |page: &Browser| page.page_without(&[CAMILLE, "nobody@example.org"]);
    assert_eq!(without(&again[0]), without(&again[1]));
}

#[tokio::test]
async fn the_link_goes_to_the_account_s_own_address_and_no_other() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    let before = extranet.mailbox(CAMILLE).await.len();
    for typed in
        ["CAMILLE@EXAMPLE.ORG", "camılle@example.org", "camille@example.org,x@evil.example"]
    {
        extranet.later(Duration::from_mins(1));
        asked(&extranet, typed).await;
    }
    extranet.later(Duration::from_mins(1));
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    let twice = [("email", CAMILLE), ("email", "x@evil.example")];
    assert_eq!(page.post("/password-reset", &twice).await.status, 400);
    assert_eq!(extranet.mailbox(CAMILLE).await.len(), before + 1);
    let elsewhere = format!("outbox where recipient <> '{CAMILLE}'");
    assert_eq!(extranet.count(&elsewhere).await, 0);
}

#[tokio::test]
async fn whoever_has_not_finished_the_activation_is_told_so_by_mail() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    extranet.later(Duration::from_mins(1));
    asked(&extranet, CAMILLE).await.sees("Si un compte existe pour cette adresse");
    let told = extranet.mailbox(CAMILLE).await.pop().unwrap();
    assert!(told.subject.starts_with("Votre compte n’est pas encore activé"), "{}", told.subject);
    assert!(told.link().ends_with("/activation"), "{}", told.link());
}

#[tokio::test]
async fn mistyped_addresses_are_said_so() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let page = asked(&extranet, "").await.sees("Saisissez votre adresse e-mail");
    let page = page.fill("email", "camille").press("Recevoir le lien").await;
    let page = page.sees("Saisissez une adresse e-mail complète, par exemple nom@exemple.fr");
    assert_eq!(page.value("email"), "camille");
}
