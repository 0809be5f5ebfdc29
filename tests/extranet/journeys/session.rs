//! The idle end of a session: told beforehand, put off, and nothing typed is lost by it.

use std::time::Duration;

use super::world::{PASSWORD, World, is_at_ease, sign_in};
use crate::support::chromium::Screen;

const CAMILLE: &str = "camille@example.org";
const ENDS: &str = "Vous serez déconnecté dans 1 minute, faute d'activité.";
const ENDED: &str = "Vous avez été déconnecté, faute d'activité.";

#[tokio::test]
async fn the_idle_end_is_announced_put_off_and_costs_nothing_that_was_typed() {
    let world = World::open_with(|settings| {
        settings.session.idle = Duration::from_secs(12);
        settings.session.warn_before = Duration::from_secs(9);
    })
    .await;
    let bellevue = world.signed_up("Camille Roux", CAMILLE).await;
    let phone = world.browser(Screen::phone()).await;
    phone.visit(&bellevue.login).await;
    sign_in(&phone, CAMILLE, PASSWORD).await;
    phone.click("Ajouter un contrat").await;
    phone.fill("Identifiant provisoire", "ABCD-EFGH").await;
    phone.fill("Mot de passe provisoire", "a secret").await;
    phone.does_not_see(ENDS).await;
    phone.sees(ENDS).await;
    is_at_ease(&phone).await;
    world.extranet.later(Duration::from_secs(11));
    phone.press("Rester connecté").await;
    phone.does_not_see(ENDS).await;
    world.extranet.later(Duration::from_secs(11));
    phone.sees(ENDS).await;
    world.extranet.later(Duration::from_secs(2));
    phone.sees(ENDED).await;
    phone.click("Se reconnecter").await;
    phone.sees("Vous avez été déconnecté après 1 minute sans activité.").await;
    sign_in(&phone, CAMILLE, PASSWORD).await;
    phone.sees("Identifiant provisoire").await;
    assert_eq!(phone.url().await, "/contracts/add");
    assert_eq!(phone.typed("login").await, "ABCD-EFGH");
    assert_eq!(phone.typed("secret").await, "", "a secret is never kept");
    is_at_ease(&phone).await;
    world.close().await;
}

#[tokio::test]
async fn a_form_sent_too_late_leads_back_to_its_page() {
    let world = World::open().await;
    let bellevue = world.signed_up("Camille Roux", CAMILLE).await;
    let desk = world.browser(Screen::desktop().without_javascript()).await;
    desk.visit(&bellevue.login).await;
    sign_in(&desk, CAMILLE, PASSWORD).await;
    desk.click("Ajouter un contrat").await;
    desk.fill("Identifiant provisoire", "ABCD-EFGH").await;
    world.extranet.later(Duration::from_hours(1));
    desk.press("Continuer").await;
    desk.sees("Vous avez été déconnecté après 60 minutes sans activité.").await;
    sign_in(&desk, CAMILLE, PASSWORD).await;
    desk.sees("Identifiant provisoire").await;
    assert_eq!(desk.url().await, "/contracts/add");
    world.close().await;
}
