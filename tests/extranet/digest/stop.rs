//! Turning them off: in the profile, by the link of a mail, or by the mail program itself.

use axum::body::Body;
use palier::documents::DocumentKind;

use super::{CAMILLE, DAY, NEWS, mails, published, round};
use crate::support::extranet::ORIGIN;
use crate::support::{Extranet, PASSWORD};
use crate::walls::kit::{request, sent};

/// Camille has one such mail: the address of its link.
async fn link(extranet: &Extranet) -> String {
    let told = mails(extranet, CAMILLE, NEWS).await.pop().expect("a mail");
    let header = told.header("list-unsubscribe").expect("a way out").to_owned();
    let url = header.trim_start_matches('<').trim_end_matches('>').to_owned();
    assert_eq!(told.header("list-unsubscribe-post"), Some("List-Unsubscribe=One-Click"));
    assert!(told.links().contains(&url) && told.html_links().contains(&url), "{}", told.text);
    url.strip_prefix(ORIGIN).expect("ours").to_owned()
}

#[tokio::test]
async fn one_press_in_the_mail_turns_it_off_and_looking_changes_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Bail, "Bail")).await;
    extranet.later(DAY);
    round(&extranet).await;
    let link = link(&extranet).await;
    let page = extranet.browser().visit(&link).await;
    let page = page.sees("Les messages qui protègent votre compte continueront d'arriver");
    assert_eq!(extranet.count("notification where not is_on").await, 0, "looked at, no more");
    page.press("Ne plus recevoir ces messages").await.sees("C'est fait");
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Recu, "Reçu")).await;
    extranet.later(DAY);
    round(&extranet).await;
    assert_eq!(mails(&extranet, CAMILLE, NEWS).await.len(), 1, "no more");
    let page = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await.visit("/profile/activity");
    let page = page.await.sees("Notifications coupées depuis le lien d'un message");
    let page = page.visit("/profile").await.click("Choisir mes notifications").await;
    let page = page.sees("ces messages protègent votre compte et ne peuvent pas être coupés");
    let page = page.tick("Nouveaux documents").press("Enregistrer").await;
    let page = page.sees("Votre choix est enregistré");
    extranet.later(DAY);
    round(&extranet).await;
    assert_eq!(mails(&extranet, CAMILLE, NEWS).await.len(), 1, "of what comes from now on");
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Devis, "Devis")).await;
    extranet.later(DAY);
    round(&extranet).await;
    assert_eq!(mails(&extranet, CAMILLE, NEWS).await.len(), 2);
    drop(page);
}

#[tokio::test]
async fn a_mail_program_presses_for_its_reader_with_either_form() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Bail, "Bail")).await;
    extranet.later(DAY);
    round(&extranet).await;
    let link = link(&extranet).await;
    let multipart = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n\
                     One-Click\r\n--x--\r\n";
    let forms = [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", multipart),
    ];
    for (kind, body) in forms {
        let on = "update notification set is_on = true";
        crate::walls::kit::tampered(&extranet, on).await.expect("on again");
        let press = request("POST", &link).header("content-type", kind);
        let answer = sent(&extranet, press.body(Body::from(body)).expect("a request")).await;
        assert_eq!(answer.status, 200, "an answer, and no other address: {kind}");
        let off = "notification where not is_on and kind = 'new_documents'";
        assert_eq!(extranet.count(off).await, 1, "{kind}");
    }
    assert_eq!(extranet.count("notification where not is_on and kind = 'due_soon'").await, 0);
    let unknown = format!("/notifications/stop/{}", "A".repeat(43));
    let press = request("POST", &unknown).body(Body::empty()).expect("a request");
    assert_eq!(sent(&extranet, press).await.status, 410);
    extranet.browser().visit(&unknown).await.sees("Ce lien n'est pas complet");
}
