//! A forgotten password, then a changed one.

use super::world::{OTHER_PASSWORD, PASSWORD, World, is_at_ease, sign_in, start_activation};
use crate::support::chromium::Screen;

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn a_forgotten_password_is_replaced_then_changed_in_the_profile() {
    let world = World::open().await;
    let bellevue = world.extranet.bellevue().await;
    let dossier = world.extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = world.extranet.paper(&bellevue, &dossier).await;
    let browser = world.browser(Screen::phone()).await;
    start_activation(&browser, &bellevue.login, &paper, CAMILLE).await;
    browser.visit(&world.link_to(CAMILLE, 1).await).await;
    sign_in(&browser, CAMILLE, PASSWORD).await;
    browser.sees("Mes contrats").await;

    let desk = world.browser(Screen::desktop()).await;
    desk.visit(&bellevue.login).await;
    desk.click("Mot de passe oublié ?").await;
    desk.fill("username", CAMILLE).await;
    desk.press("Recevoir le lien").await;
    desk.sees("Si un compte existe pour cette adresse").await;
    desk.visit(&world.link_to(CAMILLE, 3).await).await;
    desk.fill("new-password", OTHER_PASSWORD).await;
    desk.press("Enregistrer le mot de passe").await;
    desk.sees("Mot de passe réinitialisé").await;
    desk.sees("Vous allez être redirigé automatiquement dans quelques secondes").await;
    is_at_ease(&desk).await;
    desk.press("Rester sur cette page").await;
    desk.does_not_see("Vous allez être redirigé").await;
    desk.click("Se connecter").await;
    sign_in(&desk, CAMILLE, OTHER_PASSWORD).await;
    desk.sees("Mes contrats").await;

    // The phone was signed out by the reset.
    browser.visit("/profile/password").await;
    browser.sees("Se connecter").await;
    sign_in(&browser, CAMILLE, OTHER_PASSWORD).await;
    browser.fill("current-password", OTHER_PASSWORD).await;
    browser.fill("new-password", "seize tortues regardent la mer").await;
    browser.press("Modifier le mot de passe").await;
    browser.sees("Mot de passe modifié").await;
    is_at_ease(&browser).await;
    desk.visit("/").await;
    desk.sees("Se connecter").await;
    world.close().await;
}
