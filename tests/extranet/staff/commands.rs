//! `palier staff`

use super::kit::{PASSWORD, enrolled, typed};
use crate::cli::{refused, said};
use crate::support::Extranet;

const EMAIL: &str = "claire@bureau.example";

#[tokio::test]
async fn the_operator_invites_the_first_administrator_and_helps_whoever_lost_everything() {
    let extranet = Extranet::open_today().await;
    extranet.bellevue().await;
    extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let invite = "staff invite --client BELLEVUE --societe TLS --societe MTB --right administration \
                  --email Claire@bureau.example --name Claire";
    let told = said(&extranet, invite);
    assert!(
        told.contains("claire@bureau.example is invited to Cabinet Bellevue, Bellevue Mont"),
        "{told}"
    );
    // The command lives by the real clock, a little ahead of the story's.
    extranet.later(std::time::Duration::from_mins(1));
    let link = extranet.link_mailed_to(EMAIL).await;
    let page = extranet.browser().visit(&link).await.fill("password", PASSWORD);
    let (page, ..) = enrolled(&extranet, page.press("Continuer").await).await;
    let page = page.visit("/office").await.sees("Cabinet Bellevue").sees("Bellevue Montauban");
    assert!(said(&extranet, invite).contains("nothing to do"));
    let listed = said(&extranet, "staff list --format json");
    for words in ["\"BELLEVUE\"", EMAIL, "TLS: administration", "\"second_factor\": true"] {
        assert!(listed.contains(words), "{words}: {listed}");
    }
    let reset =
        said(&extranet, "staff reset-factor --client BELLEVUE --email claire@bureau.example");
    assert!(reset.contains("another second factor"), "{reset}");
    assert!(page.reload().await.url.starts_with("/office/login"));
    let page = typed(extranet.browser(), "BELLEVUE", EMAIL, PASSWORD).await;
    let (page, ..) = enrolled(&extranet, page).await;
    said(&extranet, "staff remove --client BELLEVUE --email claire@bureau.example");
    assert!(page.reload().await.url.starts_with("/office/login"));
    assert!(!said(&extranet, "staff list").contains(EMAIL));
    let letters = extranet.mailbox(EMAIL).await;
    for subject in ["Second facteur retiré", "Votre accès a été retiré"] {
        assert!(letters.iter().any(|letter| letter.subject.starts_with(subject)), "{subject}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_said_and_nothing_changes() {
    let extranet = Extranet::open_today().await;
    extranet.bellevue().await;
    let right = "--right lecture --email a@b.example --name A";
    let told = refused(&extranet, &format!("staff invite --client BELLEVUE --societe XXX {right}"));
    assert!(told.contains("no société has the codes"), "{told}");
    for act in ["remove", "reset-factor"] {
        let told =
            refused(&extranet, &format!("staff {act} --client BELLEVUE --email a@b.example"));
        assert!(told.contains("nobody has the address a@b.example at BELLEVUE"), "{told}");
    }
}
