//! Step 1 of the activation: the address.

use crate::support::{Extranet, PASSWORD};

#[tokio::test]
async fn an_address_that_cannot_be_is_said_so_and_kept() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_email_step(&bellevue, &paper).await;
    let page = page.fill("email", "  ").press("Continuer").await;
    let told = page.mistake_on("email").unwrap();
    assert!(told.contains("Saisissez votre adresse e-mail"), "{told}");
    let mut page = page;
    for typed in ["camille", "camille@", "camille@example", "a b@example.org", "@example.org"] {
        page = page.fill("email", typed).press("Continuer").await;
        let told = page.mistake_on("email").unwrap();
        let words = "Saisissez une adresse e-mail complète, par exemple nom@exemple.fr";
        assert!(told.contains(words), "{typed}: {told}");
        assert_eq!((page.status.as_u16(), page.value("email").as_str()), (422, typed));
        assert!(page.title().starts_with("Erreur – "));
    }
    page.fill("email", "camille.roux@example.org").press("Continuer").await.sees("Nouveau mot");
}

#[tokio::test]
async fn the_agency_s_address_is_called_so_and_another_one_is_not() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_email_step(&bellevue, &paper).await;
    let page = page.sees("C'est l'adresse connue de votre agence.");
    let page = page.fill("email", "other@example.org").press("Continuer").await;
    let page = page.visit("/activation/email").await;
    assert_eq!(page.value("email"), "other@example.org");
    page.does_not_see("C'est l'adresse connue de votre agence.");
}

#[tokio::test]
async fn a_mistyped_provider_is_asked_about_and_corrected() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_email_step(&bellevue, &paper).await;
    let page = page.fill("email", "camille@gmial.com").press("Continuer").await;
    let page = page.sees("Vouliez-vous écrire camille@gmail.com ?");
    assert_eq!(page.value("email"), "camille@gmial.com");
    let page = page.press("Oui, corriger l'adresse").await;
    assert_eq!(page.value("username"), "camille@gmail.com");
}

#[tokio::test]
async fn a_rare_provider_is_kept_by_whoever_says_so() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_email_step(&bellevue, &paper).await;
    let page = page.fill("email", "camille@gmial.com").press("Continuer").await;
    let page = page.press("Non, garder mon adresse").await;
    assert_eq!(page.value("username"), "camille@gmial.com");
    let page = page.fill("password", PASSWORD).press("Créer mon compte").await;
    page.sees("camille@gmial.com");
}

#[tokio::test]
async fn the_address_is_kept_on_the_way_back() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_password_step(&bellevue, &paper, "Camille.Roux@Example.org").await;
    assert_eq!(page.value("username"), "camille.roux@example.org");
    let page = page.click("Modifier").await;
    assert_eq!(page.value("email"), "camille.roux@example.org");
}

#[tokio::test]
async fn without_a_suggestion_the_field_is_empty() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let page = extranet.at_email_step(&bellevue, &paper).await;
    assert_eq!(page.value("email"), "");
    page.does_not_see("C'est l'adresse connue de votre agence");
}

#[tokio::test]
async fn the_screens_do_not_tell_whether_an_address_has_an_account() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let mut seen = Vec::new();
    for email in ["camille@example.org", "nobody1@example.org"] {
        let dossier = extranet.dossier(&bellevue, "Denis Petit", None).await;
        let paper = extranet.paper(&bellevue, &dossier).await;
        extranet.later(std::time::Duration::from_mins(1));
        let step = extranet.at_password_step(&bellevue, &paper, email).await;
        let way = step.way();
        let last = step.clone().fill("password", PASSWORD).press("Créer mon compte").await;
        seen.push((way, step.page_without(&[email]), last.way(), last.page_without(&[email])));
    }
    assert_eq!(seen[0], seen[1]);
}
