//! The way back to a former address: for whoever reads it, and for no thief.

use std::time::Duration;

use palier::accounts::Email;
use palier::accounts::recovery;
use palier::audit::Origin;

use super::email_change::{MINUTE, NEW, NEW_PASSWORD, OLD, addresses, ask, moved, restore};
use crate::support::{Extranet, PASSWORD};

const DAY: Duration = Duration::from_hours(24);
const LIVE: &str = "email_undo where consumed_at is null and superseded_at is null";

#[tokio::test]
async fn the_former_address_puts_itself_back_even_after_a_reset() {
    let extranet = Extranet::open().await;
    let (bellevue, _, thief) = extranet.camille().await;
    let (_, undo) = moved(&extranet, thief).await;
    extranet.later(MINUTE);
    let reset = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    reset.fill("email", NEW).press("Recevoir le lien").await;
    let reset = extranet.browser().visit(&extranet.link_mailed_to(NEW).await).await;
    let thiefs = "six renards gris voyagent";
    reset.fill("password", thiefs).press("Enregistrer le mot de passe").await;
    let thief = extranet.signed_in(&bellevue, NEW, thiefs).await;
    extranet.later(6 * DAY);
    let camille = extranet.browser().visit(&undo).await.sees("Annuler le changement d'adresse");
    assert_eq!(extranet.count("email_undo where consumed_at is not null").await, 0, "looked at");
    let again = camille.clone();
    restore(camille).await.sees("Adresse rétablie");
    restore(again).await.sees("Ce lien a déjà servi");
    thief.visit("/profile").await.sees("Se connecter");
    extranet.browser().sign_in(&bellevue, NEW, thiefs).await.sees("ne correspond pas");
    extranet.browser().sign_in(&bellevue, OLD, thiefs).await.sees("ne correspond pas");
    extranet.signed_in(&bellevue, OLD, NEW_PASSWORD).await;
}

#[tokio::test]
async fn an_undo_needs_a_password_that_a_person_chose() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let (_, undo) = moved(&extranet, camille).await;
    let scanner = extranet.browser().visit(&undo).await;
    scanner.clone().post("/email-change/restore", &[]).await.sees("nouveau mot de passe");
    scanner.fill("password", "test").press("Rétablir mon adresse").await.sees("12 caractères");
    assert_eq!(addresses(&extranet, NEW).await, 1);
    extranet.later(7 * DAY);
    let late = extranet.browser().visit(&undo).await.sees("Ce lien a expiré");
    assert_eq!(late.status, 410);
}

#[tokio::test]
async fn who_undoes_a_change_undoes_those_after_it() {
    let extranet = Extranet::open().await;
    let (bellevue, _, thief) = extranet.camille().await;
    let (_, first) = moved(&extranet, thief).await;
    extranet.later(MINUTE);
    let thief = extranet.signed_in(&bellevue, NEW, PASSWORD).await;
    ask(thief.clone(), "thief@example.com").await;
    let link = extranet.link_mailed_to("thief@example.com").await;
    thief.visit(&link).await.press("Confirmer cette adresse").await;
    let passed = extranet.mailbox(NEW).await.pop().expect("a letter");
    assert!(passed.subject.starts_with("L’adresse de votre compte a changé"), "{}", passed.subject);
    assert!(!passed.text.contains("/email-change/undo/"), "{}", passed.text);
    assert!(passed.says("le lien d’annulation envoyé à l’adresse précédente"), "{}", passed.text);
    restore(extranet.browser().visit(&first).await).await.sees("Adresse rétablie");
    assert_eq!(addresses(&extranet, OLD).await, 1);
}

/// Else whoever read a mailbox for a moment would keep a way in that no reset and no operator ends.
#[tokio::test]
async fn an_address_that_was_only_passed_through_keeps_no_way_in() {
    let extranet = Extranet::open().await;
    let (bellevue, _, thief) = extranet.camille().await;
    let (_, first) = moved(&extranet, thief).await;
    extranet.later(MINUTE);
    let thief = extranet.signed_in(&bellevue, NEW, PASSWORD).await;
    ask(thief.clone(), OLD).await;
    let link = extranet.link_mailed_to(OLD).await;
    let thief = thief.visit("/profile/email").await.sees("ne pourra rien annuler");
    thief.visit(&link).await.press("Confirmer cette adresse").await;
    assert_eq!((addresses(&extranet, OLD).await, extranet.count(LIVE).await), (1, 0));
    let told = extranet.mailbox(NEW).await.pop().expect("a letter");
    assert!(!told.text.contains("/email-change/undo/"), "{}", told.text);
    let late = extranet.browser().visit(&first).await.sees("Ce lien ne sert plus");
    assert_eq!(late.status, 410);
    // It came home: the next change can be undone from there as ever.
    extranet.later(MINUTE);
    let camille = extranet.signed_in(&bellevue, OLD, PASSWORD).await;
    let (_, undo) = moved(&extranet, camille).await;
    restore(extranet.browser().visit(&undo).await).await.sees("Adresse rétablie");
}

#[tokio::test]
async fn after_a_week_the_new_address_is_as_good_as_the_former_was() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    moved(&extranet, camille).await;
    extranet.later(7 * DAY);
    let camille = extranet.signed_in(&bellevue, NEW, PASSWORD).await;
    ask(camille.clone(), "camille@example.com").await;
    let link = extranet.link_mailed_to("camille@example.com").await;
    camille.visit(&link).await.press("Confirmer cette adresse").await;
    let undo = extranet.link_mailed_to(NEW).await;
    restore(extranet.browser().visit(&undo).await).await.sees("Adresse rétablie");
    assert_eq!(addresses(&extranet, NEW).await, 1);
}

#[tokio::test]
async fn recovery_by_the_operator_ends_every_way_back() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let (_, undo) = moved(&extranet, camille).await;
    let origin = Origin::console(extranet.clock.now());
    let email = Email::parse(NEW).expect("an address");
    recovery::reset_sessions(&extranet.app.db, &email, &origin).await.expect("a reset");
    extranet.browser().visit(&undo).await.sees("l'exploitant du service l'a remis en sûreté");
    assert_eq!(addresses(&extranet, NEW).await, 1);
}

#[tokio::test]
async fn the_address_that_loses_the_account_reads_which_agency_to_call() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let (_, undo) = moved(&extranet, camille).await;
    restore(extranet.browser().visit(&undo).await).await.sees("Adresse rétablie");
    let lost = extranet.mailbox(NEW).await.pop().expect("a letter");
    assert!(lost.says("Cette adresse-ci n’ouvre plus le compte."), "{}", lost.text);
    let phone = bellevue.societe.phone.as_deref().expect("a telephone");
    assert!(lost.says("Cabinet Bellevue") && lost.says(phone), "{}", lost.text);
    let back = extranet.mailbox(OLD).await.pop().expect("a letter");
    assert!(!back.says("Cabinet Bellevue"), "{}", back.text);
}

#[tokio::test]
async fn an_account_is_not_closed_while_its_former_address_can_take_it_back() {
    let extranet = Extranet::open().await;
    let (bellevue, _, thief) = extranet.camille().await;
    let open = thief.clone().visit("/profile/closure").await.sees("Fermer mon compte");
    let (_, undo) = moved(&extranet, thief).await;
    let thief = extranet.signed_in(&bellevue, NEW, PASSWORD).await;
    let page = thief.clone().visit("/profile/closure").await;
    page.sees("l'ancienne adresse peut encore annuler").does_not_see("J'ai lu ce qui précède");
    let page = thief.post("/profile/closure", &[("sure", "true")]).await;
    assert_eq!(page.status, 422);
    page.sees("Vous pourrez fermer votre compte après le 19 mai 2026 à 14:32");
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
    open.sees("J'ai lu ce qui précède");
    restore(extranet.browser().visit(&undo).await).await.sees("Adresse rétablie");
    let camille = extranet.signed_in(&bellevue, OLD, NEW_PASSWORD).await;
    let page = camille.visit("/profile/closure").await.tick("J'ai lu ce qui précède");
    page.press("Fermer mon compte").await.sees("Votre compte est fermé");
}
