//! Loss of every factor: slow, seen by all who should, and stopped by whoever can prove more.

use std::time::Duration;

use palier::staff::Right;
use palier::upkeep;

use super::factor_kit::{CAMILLE, camille_with_application, half, session, signed_in};
use crate::support::{Browser, Extranet, PASSWORD};

/// Camille asks for the slow way, on a new browser.
pub async fn asks(extranet: &Extranet, bellevue: &crate::support::Agence) -> Browser {
    let page = half(extranet, bellevue).await;
    let page = page.click("J'ai perdu tous mes moyens de connexion").await;
    let page = page.sees("Présentez-vous à votre agence").sees("3 jours");
    page.press("Demander le retrait").await.sees("Votre demande est enregistrée")
}

/// The page of the only tiers, as a gestionnaire sees it.
async fn dossier(desk: &Browser) -> Browser {
    desk.clone().visit("/office").await.click("Roux").await
}

pub async fn identified(desk: &Browser) -> Browser {
    let page = dossier(desk).await.click("Perte des moyens de connexion").await;
    let page = page.press("Confirmer son identité").await;
    let page = page.tick("J'ai vérifié sa pièce d'identité");
    page.press("Confirmer son identité").await.sees("Identité confirmée.")
}

#[tokio::test]
async fn after_the_agency_saw_them_and_three_days_the_password_is_enough() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let desk = extranet.staff(&camille.bellevue, Right::Gestion).await;
    dossier(&desk).await.does_not_see("Perte des moyens de connexion");
    asks(&extranet, &camille.bellevue).await;
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Demande de retrait"), "{}", told.subject);
    // Time alone removes nothing.
    extranet.later(Duration::from_hours(100));
    upkeep::sweep(&extranet.app).await.expect("upkeep");
    assert_eq!(extranet.count("account where two_steps_since is not null").await, 1);
    let (_, desk) = extranet.colleague(&camille.bellevue, "Paul Morel", Right::Gestion).await;
    identified(&desk).await.does_not_see("Perte des moyens de connexion");
    for day in 1..=3 {
        extranet.later(Duration::from_hours(24));
        upkeep::sweep(&extranet.app).await.expect("upkeep");
        let on = extranet.count("account where two_steps_since is not null").await;
        assert_eq!(on, i64::from(day < 3), "day {day}");
    }
    let letters = extranet.mailbox(CAMILLE).await;
    let count = |words: &str| letters.iter().filter(|it| it.subject.starts_with(words)).count();
    assert_eq!(count("La double authentification va être retirée"), 3);
    assert_eq!(count("Double authentification retirée"), 1);
    camille.browser.reload().await.sees("Se connecter");
    assert_eq!(extranet.count("recovery_code").await, 0);
    extranet.signed_in(&camille.bellevue, CAMILLE, PASSWORD).await;
}

#[tokio::test]
async fn a_factor_or_the_password_cancels_it_and_so_does_a_new_password() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let open = "factor_loss where ended_at is null";
    asks(&extranet, &camille.bellevue).await;
    assert_eq!(extranet.count(open).await, 1);
    signed_in(&extranet, &camille).await.sees("Mes contrats");
    assert_eq!(extranet.count(open).await, 0);
    asks(&extranet, &camille.bellevue).await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = extranet.browser().visit(&link).await.sees("Annuler la demande de retrait");
    let page = page.fill("email", CAMILLE).fill("password", "wrong").press("Annuler la demande");
    let page = page.await.sees("ne correspond pas");
    assert_eq!(extranet.count(open).await, 1, "a mailed link alone does nothing");
    let page = page.fill("email", CAMILLE).fill("password", PASSWORD);
    let page = page.press("Annuler la demande").await.sees("Demande annulée");
    assert_eq!((extranet.count(open).await, session(&page)), (0, None));
    let again = page.visit("/login/loss/cancel").await;
    let again = again.fill("email", CAMILLE).fill("password", PASSWORD);
    again.press("Annuler la demande").await.sees("n'est plus en cours");
    asks(&extranet, &camille.bellevue).await;
    extranet.later(Duration::from_mins(2));
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = extranet.browser().visit(&link).await;
    let page = page.fill("password", "neuf girafes violettes nagent");
    page.press("Enregistrer le mot de passe").await.sees("Mot de passe réinitialisé");
    assert_eq!(extranet.count(open).await, 0);
}

/// B9: an agency among several confirms nobody, and learns of no other.
#[tokio::test]
async fn an_agency_among_several_may_not_say_who_it_is() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let rives = extranet.rives().await;
    let dossier_there = extranet.dossier(&rives, "Camille Roux", None).await;
    let paper = extranet.paper(&rives, &dossier_there).await;
    let add = rives.login.replacen("/login", "/contracts/add", 1);
    let page = camille.browser.clone().visit(&add).await;
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    let page = page.press("Continuer").await;
    page.press("Ajouter ce contrat").await.sees("Contrat ajouté.");
    let page = half(&extranet, &camille.bellevue).await;
    let page = page.click("J'ai perdu tous mes moyens de connexion").await;
    page.sees("relèvent de plusieurs agences").press("Demander le retrait").await;
    let desk = extranet.staff(&camille.bellevue, Right::Gestion).await;
    let page = dossier(&desk).await.does_not_see("Perte des moyens de connexion");
    let page = page.clone().post(&format!("{}/loss", page.url), &[("sure", "true")]).await;
    assert_eq!(page.status, 404);
    assert_eq!(extranet.count("factor_loss where confirmed_at is not null").await, 0);
}

#[tokio::test]
async fn what_nobody_confirms_is_over_after_a_month() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    asks(&extranet, &camille.bellevue).await;
    extranet.later(Duration::from_hours(24 * 30));
    upkeep::sweep(&extranet.app).await.expect("upkeep");
    assert_eq!(extranet.count("factor_loss where outcome = 'expired'").await, 1);
    assert_eq!(extranet.count("account where two_steps_since is not null").await, 1);
}

/// What an agency confirmed is looked at again before it is done.
#[tokio::test]
async fn a_contract_of_another_agency_that_comes_meanwhile_stops_it() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    asks(&extranet, &camille.bellevue).await;
    let (_, desk) = extranet.colleague(&camille.bellevue, "Paul Morel", Right::Gestion).await;
    identified(&desk).await;
    let rives = extranet.rives().await;
    let there = extranet.dossier(&rives, "Camille Roux", None).await;
    let paper = extranet.paper(&rives, &there).await;
    let add = rives.login.replacen("/login", "/contracts/add", 1);
    let page = camille.browser.clone().visit(&add).await;
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    let page = page.press("Continuer").await;
    page.press("Ajouter ce contrat").await.sees("Contrat ajouté.");
    extranet.later(Duration::from_hours(73));
    upkeep::sweep(&extranet.app).await.expect("upkeep");
    assert_eq!(extranet.count("account where two_steps_since is not null").await, 1);
    assert_eq!(extranet.count("factor_loss where outcome = 'cancelled'").await, 1);
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.says("Un contrat d’une autre agence a rejoint votre compte"), "{}", told.text);
}

#[tokio::test]
async fn asked_ten_times_at_once_it_is_one_request() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let page = half(&extranet, &camille.bellevue).await;
    let tries = (0..10).map(|_| {
        let page = page.clone();
        tokio::spawn(async move { page.post("/login/factor/lost", &[]).await.status })
    });
    for one in tries.collect::<Vec<_>>() {
        assert_eq!(one.await.expect("an answer"), 200);
    }
    assert_eq!(extranet.count("factor_loss").await, 1);
}
