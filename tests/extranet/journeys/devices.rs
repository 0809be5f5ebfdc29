//! « Appareils connectés », on a phone and on a desk in the dark, each ending the other.

use super::world::{PASSWORD, World, is_at_ease, sign_in};
use crate::support::chromium::Screen;

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn a_desk_disconnects_a_phone() {
    let world = World::open().await;
    let bellevue = world.signed_up("Camille Roux", CAMILLE).await;
    let (phone, desk) =
        (world.browser(Screen::phone()).await, world.browser(Screen::desktop().dark()).await);
    for browser in [&phone, &desk] {
        browser.visit(&bellevue.login).await;
        sign_in(browser, CAMILLE, PASSWORD).await;
        browser.click("Profil").await;
        browser.click("Voir les appareils connectés").await;
        browser.sees("Cet appareil").await;
        browser.sees("Dernière activité le").await;
        is_at_ease(browser).await;
    }
    phone.visit("/profile/devices").await;
    phone.sees("Déconnecter tous les autres appareils").await;
    is_at_ease(&phone).await;
    desk.press("Déconnecter tous les autres appareils").await;
    desk.sees("Tous les autres appareils ont été déconnectés.").await;
    desk.sees("Aucun autre appareil n'est connecté.").await;
    is_at_ease(&desk).await;
    phone.visit("/profile/devices").await;
    phone.sees("Se connecter").await;
    world.close().await;
}
