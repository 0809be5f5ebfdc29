//! A second contract of the same agency, and one of another, for an account that exists.

use super::world::{PASSWORD, World, is_at_ease, sign_in, start_activation};
use crate::support::chromium::Screen;

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn contracts_of_two_agencies_come_under_one_sign_in() {
    let world = World::open().await;
    let (bellevue, rives) = (world.extranet.bellevue().await, world.extranet.rives().await);
    let one = world.extranet.dossier(&bellevue, "Camille Roux", None).await;
    let two = world.extranet.dossier(&bellevue, "Camille Roux-Martin", None).await;
    let three = world.extranet.dossier(&rives, "Camille Roux", None).await;
    let first = world.extranet.paper(&bellevue, &one).await;
    let second = world.extranet.paper(&bellevue, &two).await;
    let third = world.extranet.paper(&rives, &three).await;

    let browser = world.browser(Screen::phone()).await;
    start_activation(&browser, &bellevue.login, &first, CAMILLE).await;
    browser.visit(&world.link_to(CAMILLE, 1).await).await;
    sign_in(&browser, CAMILLE, PASSWORD).await;
    browser.sees("Votre compte est activé").await;

    // Signed in: the contract is added at once.
    browser.click("Ajouter un contrat").await;
    browser.fill("Code client", "bellevue").await;
    browser.fill("Code société", "tls").await;
    browser.fill("Identifiant provisoire", &second.login).await;
    browser.fill("Mot de passe provisoire", &second.secret).await;
    browser.press("Continuer").await;
    browser.sees("Camille Roux-Martin").await;
    is_at_ease(&browser).await;
    browser.press("Ajouter ce contrat").await;
    browser.sees("Contrat ajouté").await;
    browser.press("Se déconnecter").await;

    // Not signed in, at another agency: the mail leads to the consent screen.
    let desk = world.browser(Screen::desktop()).await;
    start_activation(&desk, &rives.login, &third, CAMILLE).await;
    let letters = world.mail.wait_for(CAMILLE, 4, std::time::Duration::from_secs(15)).await.len();
    desk.visit(&world.link_to(CAMILLE, letters).await).await;
    sign_in(&desk, CAMILLE, PASSWORD).await;
    desk.sees("Rives Immobilier").await;
    desk.press("Rattacher ce contrat à mon compte").await;
    desk.sees("Contrat ajouté").await;
    desk.sees("Cabinet Bellevue").await;
    desk.sees("Rives Immobilier").await;
    is_at_ease(&desk).await;
    world.close().await;
}
