//! « Fusion de comptes »: an activation whose address has an account already.

use crate::support::{Agence, Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const DISCARDED: &str = "cinq tortues bleues dansent";

/// Camille has an account at Bellevue, and a letter of Rives ends in the same mailbox.
async fn second_letter(extranet: &Extranet, name: &str) -> (Agence, Agence, String) {
    let (bellevue, ..) = extranet.camille().await;
    let rives = extranet.rives().await;
    let dossier = extranet.dossier(&rives, name, Some(CAMILLE)).await;
    let paper = extranet.paper(&rives, &dossier).await;
    extranet.later(std::time::Duration::from_mins(1));
    extranet.at_check_mail(&rives, &paper, (CAMILLE, DISCARDED)).await;
    let letter = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert_eq!(letter.subject, "Rattachez votre contrat – Rives Immobilier");
    (bellevue, rives, extranet.link_mailed_to(CAMILLE).await)
}

async fn at_consent(extranet: &Extranet, link: &str) -> Browser {
    let page = extranet.browser().visit(link).await.confirm(CAMILLE, PASSWORD).await;
    page.sees("Rattacher ce contrat à votre compte ?")
}

#[tokio::test]
async fn the_existing_password_and_a_look_at_the_contract_link_it() {
    let extranet = Extranet::open().await;
    let (.., link) = second_letter(&extranet, "Camille Roux").await;
    let page = at_consent(&extranet, &link).await;
    let page = page.sees("Rives Immobilier").sees("Camille Roux").sees(CAMILLE);
    let page = page.sees("Locataire, 8 rue des Lilas, 31000 Toulouse");
    let page = page.sees("Gardez votre mot de passe actuel");
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
    let page = page.press("Rattacher ce contrat à mon compte").await.sees("Contrat ajouté.");
    page.sees("Cabinet Bellevue").sees("Rives Immobilier");
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert_eq!(told.subject, "Un contrat a été ajouté à votre compte – Rives Immobilier");
    extranet.browser().visit(&link).await.sees("Votre compte est déjà activé");
}

#[tokio::test]
async fn the_page_of_the_link_says_which_password_is_meant_and_what_will_happen() {
    let extranet = Extranet::open().await;
    let (.., link) = second_letter(&extranet, "Camille Roux").await;
    let page = extranet.browser().visit(&link).await;
    let page = page.sees("Rattacher ce contrat à votre compte").sees("Rives Immobilier");
    let page = page.sees("Vous avez déjà un compte avec cette adresse e-mail");
    let page = page.sees("Celui que vous utilisez d'habitude ici");
    let page = page.does_not_see("Votre compte est à jour").does_not_see("active votre compte");
    let page = page.does_not_see("Camille").does_not_see("8 rue");
    let page = page.press("Annuler cette demande").await;
    assert_eq!(page.mistake_on("sure").as_deref(), Some("Cochez la case pour confirmer"));
    let page =
        page.tick("Je n'ai pas demandé ce rattachement").press("Annuler cette demande").await;
    page.sees("La demande est annulée").sees("aucun accès n'a été ouvert");
    assert_eq!(extranet.count("link").await, 1);
}

#[tokio::test]
async fn nothing_changes_in_the_account() {
    let extranet = Extranet::open().await;
    let (bellevue, _, link) = second_letter(&extranet, "Camille Roux").await;
    let old = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let before = "account where security_epoch = 1 and password_changed_at = created_at";
    assert_eq!(extranet.count(before).await, 1);
    let page = at_consent(&extranet, &link).await;
    page.press("Rattacher ce contrat à mon compte").await.sees("Contrat ajouté.");
    assert_eq!((extranet.count(before).await, extranet.count("account").await), (1, 1));
    old.reload().await.sees("Mes contrats");
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let discarded = extranet.browser().sign_in(&bellevue, CAMILLE, DISCARDED).await;
    discarded.sees("ne correspond pas");
}

#[tokio::test]
async fn the_password_of_step_three_is_recognised_but_opens_nothing() {
    let extranet = Extranet::open().await;
    let (.., link) = second_letter(&extranet, "Camille Roux").await;
    let sessions = extranet.count("session").await;
    let page = extranet.browser().visit(&link).await.confirm(CAMILLE, DISCARDED).await;
    let page = page.sees("Un compte existe déjà pour cette adresse, utilisez son mot de passe.");
    let page = page.visit("/activation/consent").await;
    page.does_not_see("Rattacher ce contrat");
    assert_eq!(extranet.count("session").await, sessions);
    let page = extranet.browser().visit(&link).await.confirm(CAMILLE, "something else").await;
    page.sees("L'identifiant ou le mot de passe ne correspond pas.");
}

#[tokio::test]
async fn without_consent_nothing_is_linked() {
    let extranet = Extranet::open().await;
    let (.., link) = second_letter(&extranet, "Camille Roux").await;
    let page = at_consent(&extranet, &link).await.click("Annuler").await;
    page.sees("Cabinet Bellevue").does_not_see("Rives Immobilier");
    assert_eq!(extranet.count("link").await, 1);
    let page = at_consent(&extranet, &link).await;
    page.press("Rattacher ce contrat à mon compte").await.sees("Contrat ajouté.");
}

#[tokio::test]
async fn a_couple_sharing_one_mailbox_sees_whose_contract_it_is() {
    let extranet = Extranet::open().await;
    let (.., link) = second_letter(&extranet, "Dominique Martin").await;
    let page = at_consent(&extranet, &link).await.sees("Dominique Martin");
    let page = page.sees("Ce contrat est au nom de Dominique Martin. Si vous partagez cette");
    let page = page.press("Rattacher ce contrat à mon compte").await;
    page.sees("Camille Roux").sees("Dominique Martin");
    assert_eq!(extranet.count("account").await, 1);
}

#[tokio::test]
async fn somebody_else_signed_in_here_cannot_agree_in_their_place() {
    let extranet = Extranet::open().await;
    let (bellevue, _, link) = second_letter(&extranet, "Camille Roux").await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    let page = denis.visit(&link).await.visit("/activation/consent").await;
    let page = page.sees("Vous avez déjà un compte avec cette adresse e-mail");
    let page = page.post("/activation/consent", &[]).await;
    page.does_not_see("Contrat ajouté");
    assert_eq!(extranet.count("link").await, 2);
}

#[tokio::test]
async fn an_ordinary_sign_in_with_another_address_takes_nothing_from_a_planted_link() {
    let extranet = Extranet::open().await;
    let (bellevue, _, link) = second_letter(&extranet, "Camille Roux").await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    let page = extranet.browser().visit(&link).await.confirm("denis@example.org", PASSWORD).await;
    page.sees("Mes contrats").sees("Denis Petit").does_not_see("Rives Immobilier");
    assert_eq!(extranet.count("link").await, 2);
}
