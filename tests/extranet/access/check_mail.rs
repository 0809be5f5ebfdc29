//! Step 3 of the activation: waiting for the mail, once more, or back.

use std::time::Duration;

use crate::support::{Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn the_page_says_which_mail_to_look_for() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let page = page.sees("Nous avons envoyé un message à camille@example.org.");
    let page = page.sees("Le lien est valable 24 heures.").sees("courriers indésirables");
    let page = page.sees("Cabinet Bellevue <ne-pas-repondre@extranet.example>");
    let page = page.sees("« Activez votre compte – Cabinet Bellevue »");
    let page = page.sees("Appelez Cabinet Bellevue au 05 36 49 12 40.");
    let page = page.sees("Le message part dans un instant.");
    let letter = extranet.mailbox(CAMILLE).await.remove(0);
    assert_eq!(letter.subject, "Activez votre compte – Cabinet Bellevue");
    assert_eq!(letter.from_name.as_deref(), Some("Cabinet Bellevue"));
    assert_eq!(letter.reply_to.as_deref(), Some("contact@tls.example"));
    assert!(letter.says("Ce lien est valable 24 heures"), "{}", letter.text);
    assert!(!letter.text.contains(PASSWORD) && !letter.html.contains(PASSWORD));
    page.reload().await.sees("Message envoyé.");
}

#[tokio::test]
async fn the_wait_before_another_mail_is_told_and_held() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let page = page.sees("Prochain envoi possible dans 60 s.");
    extranet.later(Duration::from_secs(20));
    let page = page.press("Renvoyer l'e-mail").await;
    let page = page.sees("Un message vient de partir. Vous pourrez en demander un autre dans");
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, Some("40")));
    assert_eq!(extranet.mailbox(CAMILLE).await.len(), 1);
}

#[tokio::test]
async fn another_mail_replaces_the_first_and_is_confirmed_with_its_time() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let first = extranet.link_mailed_to(CAMILLE).await;
    extranet.later(Duration::from_mins(1));
    let page = page.reload().await.does_not_see("Prochain envoi possible");
    let page = page.press("Renvoyer l'e-mail").await;
    let page = page.sees("Message renvoyé à 14:33. Vérifiez aussi vos courriers indésirables.");
    let second = extranet.link_mailed_to(CAMILLE).await;
    assert_ne!(first, second);
    let old = page.clone().visit(&first).await.sees("Un lien plus récent vous a été envoyé");
    assert_eq!(old.status, 410);
    let page = page.visit(&second).await.confirm(CAMILLE, PASSWORD).await;
    page.sees("Votre compte est activé");
}

#[tokio::test]
async fn a_mail_that_another_replaced_before_it_left_never_leaves() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    extranet.later(Duration::from_mins(1));
    page.press("Renvoyer l'e-mail").await.sees("Message renvoyé");
    assert_eq!(extranet.mailbox(CAMILLE).await.len(), 1);
    assert_eq!(extranet.count("outbox where text_body <> ''").await, 0);
}

#[tokio::test]
async fn a_corrected_address_kills_the_link_sent_to_the_wrong_one() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let wrong = "camile@example.org";
    let page = extranet.at_check_mail(&bellevue, &paper, (wrong, PASSWORD)).await;
    let stray = extranet.link_mailed_to(wrong).await;
    let page = page.click("Corriger mon adresse").await;
    assert_eq!(page.value("email"), wrong);
    let page = page.fill("email", CAMILLE).press("Continuer").await;
    let stranger = extranet.browser().visit(&stray).await;
    stranger.sees("Un lien plus récent vous a été envoyé");
    let page = page.fill("password", PASSWORD).press("Créer mon compte").await.sees(CAMILLE);
    let page = page.visit(&extranet.link_mailed_to(CAMILLE).await).await;
    page.confirm(CAMILLE, PASSWORD).await.sees("Votre compte est activé");
}

#[tokio::test]
async fn a_corrected_address_takes_back_the_mail_that_had_not_left() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let wrong = "camile@example.org";
    let page = extranet.at_check_mail(&bellevue, &paper, (wrong, PASSWORD)).await;
    let page = page.click("Corriger mon adresse").await;
    page.fill("email", CAMILLE).press("Continuer").await.sees("Choisissez votre mot de passe");
    assert!(extranet.mailbox(wrong).await.is_empty());
}

#[tokio::test]
async fn the_same_address_given_again_leaves_its_link_alone() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let page = page.click("Corriger mon adresse").await.press("Continuer").await;
    let page = page.sees("Choisissez votre mot de passe").visit("/activation/check-mail").await;
    let page = page.sees(CAMILLE).visit(&extranet.link_mailed_to(CAMILLE).await).await;
    page.confirm(CAMILLE, PASSWORD).await.sees("Votre compte est activé");
}

#[tokio::test]
async fn starting_again_needs_the_pair_and_kills_the_link() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let page = page.sees("Vos identifiant et mot de passe provisoires seront nécessaires.");
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = page.press("Revenir à la première étape").await;
    let page = page.sees("Identifiants provisoires").sees("Cabinet Bellevue");
    let page = page.visit("/activation/email").await.sees("Identifiants provisoires");
    page.visit(&link).await.sees("Cette activation a été recommencée");
    extranet.at_email_step(&bellevue, &paper).await;
}

#[tokio::test]
async fn typing_the_pair_elsewhere_and_going_on_replaces_what_was_begun() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let first = extranet.link_mailed_to(CAMILLE).await;
    extranet.later(Duration::from_mins(1));
    let other = "cinq tortues bleues dansent";
    let phone = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, other)).await;
    let phone = phone.visit(&first).await.sees("Un lien plus récent vous a été envoyé");
    let phone = phone.visit(&extranet.link_mailed_to(CAMILLE).await).await;
    let phone = phone.confirm(CAMILLE, PASSWORD).await.sees("ne correspond pas");
    phone.confirm(CAMILLE, other).await.sees("Votre compte est activé");
}

#[tokio::test]
async fn the_language_can_be_changed_even_on_a_page_that_refuses() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let page = page.press("Renvoyer l'e-mail").await.sees("Un message vient de partir.");
    page.press("English").await.sees("Check your mailbox");
    let page = extranet.browser().visit(&extranet.link_mailed_to(CAMILLE).await).await;
    let page = page.press("Annuler cette activation").await.sees("Cochez la case");
    page.press("English").await.sees("Your account is up to date");
}
