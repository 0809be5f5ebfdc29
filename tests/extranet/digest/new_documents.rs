//! « Nouveaux documents »: once a day, to those for whom there is something, and no more than that.

use std::time::Duration;

use palier::documents::DocumentKind;

use super::{CAMILLE, DAY, NEWS, mails, published, round};
use crate::support::{Agence, Dossier, Extranet, PASSWORD};
use crate::walls::kit::tampered;

/// Camille, at both agencies.
async fn of_both(extranet: &Extranet) -> [(Agence, Dossier); 2] {
    let (bellevue, dossier, camille) = extranet.camille().await;
    let rives = extranet.rives().await;
    let other = extranet.dossier(&rives, "Camille Roux", None).await;
    let paper = extranet.paper(&rives, &other).await;
    let page = camille.visit("/contracts/add").await;
    let page = page.fill("client", "RIVES").fill("societe", "BDX");
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    let page = page.press("Continuer").await.press("Ajouter ce contrat").await;
    page.sees("Rives Immobilier");
    [(bellevue, dossier), (rives, other)]
}

#[tokio::test]
async fn what_is_new_is_told_once_a_day_for_all_agencies_together_and_without_its_title() {
    let extranet = Extranet::open().await;
    let [(bellevue, dossier), (rives, other)] = of_both(&extranet).await;
    let his = extranet.dossier(&bellevue, "Denis Petit", None).await;
    extranet.activated(&bellevue, &his, "denis@example.org", PASSWORD).await;
    for title in ["Bail secret", "Second bail"] {
        published(&extranet, (&bellevue, &dossier), (DocumentKind::Bail, title)).await;
    }
    published(&extranet, (&rives, &other), (DocumentKind::Recu, "Reçu de Rives")).await;
    extranet.later(Duration::from_hours(9));
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, NEWS).await.is_empty(), "not on the day of the activation");
    // 13 May, 7 h 32 in Paris, then 8 h 32.
    extranet.later(Duration::from_hours(8));
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, NEWS).await.is_empty(), "not before the hour");
    extranet.later(Duration::from_hours(1));
    round(&extranet).await;
    round(&extranet).await;
    let told = mails(&extranet, CAMILLE, NEWS).await;
    assert_eq!(told.len(), 1, "once");
    let letter = &told[0];
    assert!(letter.says("Cabinet Bellevue : Bail (2)."), "{}", letter.text);
    assert!(letter.says("Rives Immobilier : Reçu (1)."), "{}", letter.text);
    assert!(!letter.says("secret") && !letter.says("Roux"), "{}", letter.text);
    assert!(letter.link().ends_with("/documents?new=true"));
    assert!(mails(&extranet, "denis@example.org", NEWS).await.is_empty(), "nothing is his");
    extranet.later(DAY);
    round(&extranet).await;
    assert_eq!(mails(&extranet, CAMILLE, NEWS).await.len(), 1, "nothing new since");
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Recu, "Encore")).await;
    round(&extranet).await;
    extranet.later(DAY);
    round(&extranet).await;
    let told = mails(&extranet, CAMILLE, NEWS).await;
    assert_eq!(told.len(), 2);
    assert!(!told[1].says("Bail") && told[1].says("Reçu (1)"), "{}", told[1].text);
}

#[tokio::test]
async fn what_was_opened_or_withdrawn_or_is_closed_to_them_is_not_told() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let opened = published(&extranet, (&bellevue, &dossier), (DocumentKind::Bail, "Lu")).await;
    let gone = published(&extranet, (&bellevue, &dossier), (DocumentKind::Recu, "Repris")).await;
    camille.get(&format!("/documents/{opened}")).await;
    extranet.withdraw(&bellevue, gone).await;
    extranet.later(DAY);
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, NEWS).await.is_empty());
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Devis, "Suspendu")).await;
    let now = extranet.clock.now().millis();
    tampered(&extranet, &format!("update link set suspended_at = {now}")).await.expect("closed");
    extranet.later(DAY);
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, NEWS).await.is_empty(), "suspended");
    let ended = format!("update link set suspended_at = null, ended_at = {now}");
    tampered(&extranet, &ended).await.expect("ended");
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Devis, "Fini")).await;
    extranet.later(DAY);
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, NEWS).await.is_empty(), "ended");
}

#[tokio::test]
async fn in_english_and_not_at_all_where_the_service_sends_none() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    tampered(&extranet, "update account set lang = 'en'").await.expect("English");
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Bail, "Bail")).await;
    extranet.later(DAY);
    let silent = extranet.beside(|settings| settings.notifications.hour = 24).await;
    round(&silent.expect("a node")).await;
    assert!(mails(&extranet, CAMILLE, "New documents").await.is_empty());
    round(&extranet).await;
    let told = mails(&extranet, CAMILLE, "New documents are waiting for you").await;
    assert_eq!(told.len(), 1);
    assert!(told[0].says("once a day at most") && told[0].says("(1)."), "{}", told[0].text);
    drop(camille);
}

#[tokio::test]
async fn a_round_that_dies_is_gone_on_with_and_two_nodes_write_to_nobody_twice() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _camille) = extranet.camille().await;
    for number in 0..3 {
        let name = format!("Denis Petit{number}");
        let other = extranet.dossier(&bellevue, &name, None).await;
        let email = format!("denis{number}@example.org");
        extranet.activated(&bellevue, &other, &email, PASSWORD).await;
        published(&extranet, (&bellevue, &other), (DocumentKind::Bail, "Bail")).await;
    }
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Bail, "Bail")).await;
    extranet.later(DAY);
    // What a transaction that never ended leaves: nothing. The turn of one person was committed before.
    let today = palier::clock::paris_today(extranet.clock.now());
    let done = format!(
        "update notification set looked_on = '{today}' where account_id = \
         (select id from account where email = 'denis0@example.org')"
    );
    tampered(&extranet, &done).await.expect("one turn taken");
    let other = extranet.beside(|_| ()).await.expect("a second node");
    let (one, two) = (palier::digest::some(&extranet.app), palier::digest::some(&other.app));
    let (one, two) = tokio::join!(one, two);
    drop((one, two));
    round(&other).await;
    assert_eq!(extranet.count("outbox where kind = 'new_documents'").await, 3);
    assert!(mails(&extranet, "denis0@example.org", NEWS).await.is_empty(), "theirs was taken");
    assert_eq!(mails(&extranet, "denis2@example.org", NEWS).await.len(), 1);
}
