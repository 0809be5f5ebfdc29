//! « Équipe »: who has which right, given and taken back by an administrator.

use std::time::Duration;

use palier::accounts::Email;
use palier::audit::{Actor, Origin};
use palier::staff::{Right, Staff, membership};

use super::kit::{PASSWORD, joined, typed};
use crate::support::people::Agence;
use crate::support::{Browser, Extranet};

const LECTURE: &str = "Lecture : consulter";
const GESTION: &str = "Gestion : émettre, publier, importer, dissocier";

/// Takes the right of somebody back, as an administrator does.
pub async fn removed(extranet: &Extranet, agence: &Agence, email: &str) {
    let email = Email::parse(email).expect("an address");
    let db = extranet.app.db.reader();
    let staff = Staff::at(db, agence.societe.agency_id, &email).await.expect("staff");
    let id = staff.expect("somebody").id;
    let by = (&Origin::console(extranet.clock.now()), Actor::Operator);
    let changed = membership::remove(&extranet.app, by, (&agence.societe, id)).await;
    assert_eq!(changed.expect("a change"), membership::Changed::Done);
}

fn team(agence: &Agence) -> String {
    format!("/office/{}/team", agence.societe.id)
}

async fn invite(page: Browser, (name, email, right): (&str, &str, &str)) -> Browser {
    let page = page.click("Inviter un collègue").await.fill("name", name).fill("email", email);
    page.select("Droit", right).press("Envoyer l'invitation").await
}

#[tokio::test]
async fn an_administrator_invites_a_colleague_who_is_seen_to_join() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let page = claire.browser.visit(&team(&bellevue)).await.sees("vous");
    let blank = page.clone().click("Inviter un collègue").await.press("Envoyer l'invitation").await;
    for field in ["name", "email", "right"] {
        assert!(blank.mistake_on(field).is_some(), "{field}");
    }
    let page = invite(page, ("Inès Garnier", "ines@bureau.example", GESTION)).await;
    let page = page.sees("Invitation envoyée.").sees("invité");
    let again = invite(page.clone(), ("Inès", "ines@bureau.example", LECTURE)).await;
    again.sees("Invitation envoyée.");
    let link = extranet.link_mailed_to("ines@bureau.example").await;
    let ines = extranet.browser().visit(&link).await.fill("password", super::kit::PASSWORD);
    let (ines, ..) = super::kit::enrolled(&extranet, ines.press("Continuer").await).await;
    assert_eq!(ines.visit(&team(&bellevue)).await.status, 404, "no administrator");
    let page = page.visit(&team(&bellevue)).await.does_not_see("invité");
    let again = invite(page, ("Inès", "ines@bureau.example", LECTURE)).await;
    assert!(again.mistake_on("email").is_some());
}

#[tokio::test]
async fn whoever_is_removed_is_out_at_the_next_request_and_told() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let paul = joined(&extranet, &bellevue, "Paul Vidal", Right::Administration).await;
    let page = paul.browser.clone().visit(&team(&bellevue)).await.sees("Claire Aubert");
    let own = claire.browser.visit(&team(&bellevue)).await;
    let own = own.click_beside("Paul Vidal", "Modifier").await.sees("Accès de Paul Vidal");
    own.press("Retirer l'accès").await.sees("Accès retiré.").does_not_see("Paul Vidal");
    assert!(page.reload().await.url.starts_with("/office/login"));
    typed(extranet.browser(), "BELLEVUE", &paul.email, PASSWORD).await.sees("ne correspond pas");
    let letters = extranet.mailbox(&paul.email).await;
    assert!(letters.iter().any(|it| it.subject.starts_with("Votre accès a été retiré")));
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    super::kit::invited(&extranet, &bellevue, "Inès Garnier", Right::Administration).await;
    let page = claire.browser.visit(&team(&bellevue)).await;
    let page = page.click_beside("Claire Aubert", "Modifier").await;
    let page = page.press("Retirer l'accès").await.sees("C'est le dernier administrateur");
    let page = page.select("Droit", LECTURE).press("Enregistrer le droit").await;
    assert_eq!(page.status, 422);
    page.visit(&team(&bellevue)).await.sees("Claire Aubert");
}

#[tokio::test]
async fn another_right_counts_at_once_and_kills_the_link_of_an_invitation() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let paul = joined(&extranet, &bellevue, "Paul Vidal", Right::Administration).await;
    let ines = super::kit::invited(&extranet, &bellevue, "Inès Garnier", Right::Lecture).await;
    let first = extranet.link_mailed_to(&ines).await;
    extranet.later(Duration::from_secs(1));
    let page = claire.browser.visit(&team(&bellevue)).await;
    for name in ["Paul Vidal", "Inès Garnier"] {
        let page = page.clone().click_beside(name, "Modifier").await.select("Droit", GESTION);
        page.press("Enregistrer le droit").await.sees("Droit modifié.");
    }
    assert_eq!(paul.browser.visit(&team(&bellevue)).await.status, 404);
    assert_eq!(extranet.browser().visit(&first).await.status, 410);
    let second = extranet.link_mailed_to(&ines).await;
    extranet.browser().visit(&second).await.sees("Rejoignez votre équipe");
}

#[tokio::test]
async fn a_colleague_of_another_societe_is_nobody_here() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let paul = joined(&extranet, &sister, "Paul Vidal", Right::Administration).await;
    let page = paul.browser.visit(&team(&sister)).await.does_not_see("Claire Aubert");
    let html = claire.browser.clone().visit(&team(&bellevue)).await.html();
    let (_, rest) = html.split_once(&format!("{}/", team(&bellevue))).expect("a colleague");
    let (_, rest) = rest.split_once(&format!("{}/", team(&bellevue))).unwrap_or(("", rest));
    let id: String = rest.chars().take(36).collect();
    for act in ["", "/right", "/resend", "/remove"] {
        let address = format!("{}/{id}{act}", team(&sister));
        let seen = page.clone().post(&address, &[("right", "lecture")]).await;
        assert!([404, 405].contains(&seen.status.as_u16()), "{address}: {}", seen.status);
    }
    claire.browser.visit(&team(&bellevue)).await.sees("Claire Aubert");
}
