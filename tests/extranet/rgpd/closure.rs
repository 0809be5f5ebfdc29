//! « Fermer mon compte »: everything ends, nobody learns of it, and one may come back.

use std::time::Duration;

use crate::support::{Browser, Extranet, PASSWORD};
use crate::walls::kit::dump;

const CAMILLE: &str = "camille@example.org";

pub async fn closed(page: Browser) -> Browser {
    let page = page.visit("/profile/closure").await.tick("J'ai lu ce qui précède");
    page.press("Fermer mon compte").await.sees("Votre compte est fermé")
}

#[tokio::test]
async fn a_closed_account_opens_nothing_and_leaves_no_name() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let phone = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let page = camille.visit("/profile/data").await.click("Voir ce que cela change").await;
    let page = page.sees("Cabinet Bellevue").sees("Camille Roux").sees("ne sont pas résiliés");
    let page = page.press("Fermer mon compte").await;
    assert!(page.mistake_on("sure").is_some());
    closed(page).await;
    phone.reload().await.sees("Se connecter").does_not_see("Mes contrats");
    extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("ne correspond pas");
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Votre compte est fermé"), "{}", told.subject);
    for left in ["session", "known_device", "holder_name", "presence", "reset_link"] {
        assert_eq!(extranet.count(left).await, 0, "{left}");
    }
    assert_eq!(extranet.count("link where ended_at is null").await, 0);
    // What the agency keeps is its own; what hung on the account has no address any more.
    let mut kept = dump(&extranet).await;
    kept.retain(|line| !line.starts_with("tiers"));
    // The last letter, which says so, is the only trace of the address.
    let letters = kept.iter().filter(|line| line.starts_with("outbox") && line.contains(CAMILLE));
    assert_eq!(letters.count(), 1);
    kept.retain(|line| !line.starts_with("outbox"));
    let named: Vec<_> = kept.iter().filter(|line| line.contains(CAMILLE)).collect();
    assert!(named.is_empty(), "{named:?}");
    let paper = extranet.paper(&bellevue, &dossier).await;
    let back = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let back = back.visit(&extranet.link_mailed_to(CAMILLE).await).await;
    back.confirm(CAMILLE, PASSWORD).await.sees("Votre compte est activé");
    assert_eq!(extranet.count("account").await, 2, "another one");
}

#[tokio::test]
async fn no_letter_comes_after_the_last_and_no_reset_leads_back() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    closed(camille).await;
    let before = extranet.mailbox(CAMILLE).await.len();
    extranet.later(Duration::from_mins(2));
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await.sees("vous recevrez un lien");
    assert_eq!(extranet.mailbox(CAMILLE).await.len(), before);
}

#[tokio::test]
async fn it_takes_fresh_secrets() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let page = camille.visit("/profile/closure").await;
    let page = extranet.wait(page, Duration::from_mins(11));
    let page = page.tick("J'ai lu ce qui précède").press("Fermer mon compte").await;
    page.sees("Confirmez que c'est vous");
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
}

#[tokio::test]
async fn letters_to_somebody_else_at_the_same_mailbox_still_leave() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let camille = camille.visit("/profile/closure").await;
    // Somebody of an agency reads the same mailbox.
    let agency = palier::mail::Letter {
        to: CAMILLE.to_owned(),
        subject: "Pour la gérante".to_owned(),
        account: None,
        ..crate::mail::samples::letter()
    };
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let kind = palier::mail::Kind::StaffInvited;
    let now = extranet.clock.now();
    palier::mail::outbox::post(&tx, kind, None, agency, now).await.expect("a letter");
    tx.commit().await.expect("a commit");
    let page = camille.tick("J'ai lu ce qui précède").press("Fermer mon compte").await;
    page.sees("Votre compte est fermé");
    let letters = extranet.mailbox(CAMILLE).await;
    assert!(letters.iter().any(|letter| letter.subject == "Pour la gérante"));
}
