//! Passkeys in a real browser, whose authenticator is virtual: made, offered, used and refused.

use serde_json::{Value, json};

use super::world::{PASSWORD, World, is_at_ease, sign_in};
use crate::support::chromium::{Chromium, Screen};

const CAMILLE: &str = "camille@example.org";

async fn cdp(browser: &Chromium, command: &str, params: Value) -> Value {
    browser.driver.cdp().send_raw(command, params).await.expect(command)
}

/// A device with a lock screen, whose holder agrees to everything.
async fn with_authenticator(browser: &Chromium) -> String {
    cdp(browser, "WebAuthn.enable", json!({})).await;
    let options = json!({
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
        "hasUserVerification": true, "isUserVerified": true,
        "automaticPresenceSimulation": true,
    });
    let added =
        cdp(browser, "WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await;
    added["authenticatorId"].as_str().expect("an authenticator").to_owned()
}

/// Signs out while nobody touches the device: the sign-in page would else use its key at once.
async fn sign_out(browser: &Chromium, device: &str) {
    touched(browser, device, false).await;
    browser.press("Se déconnecter").await;
    browser.sees("Vous êtes déconnecté.").await;
    touched(browser, device, true).await;
}

async fn touched(browser: &Chromium, device: &str, enabled: bool) {
    let params = json!({ "authenticatorId": device, "enabled": enabled });
    cdp(browser, "WebAuthn.setAutomaticPresenceSimulation", params).await;
}

#[tokio::test]
async fn a_passkey_is_made_in_the_profile_and_signs_in_by_itself() {
    let world = World::open().await;
    let bellevue = world.signed_up("Camille Roux", CAMILLE).await;
    let phone = world.browser(Screen::phone()).await;
    let device = with_authenticator(&phone).await;
    phone.visit(&bellevue.login).await;
    phone.sees("Utiliser une clé d'accès").await;
    sign_in(&phone, CAMILLE, PASSWORD).await;
    phone.sees("Mes contrats").await;
    phone.visit("/profile/security").await;
    phone.sees("Vous n'avez pas encore de clé d'accès").await;
    is_at_ease(&phone).await;
    phone.click("Créer une clé d'accès").await;
    phone.fill("Nom de la clé", "Téléphone de Camille").await;
    is_at_ease(&phone).await;
    phone.press("Créer la clé d'accès").await;
    phone.sees("Clé d'accès créée.").await;
    phone.sees("Téléphone de Camille").await;
    sign_out(&phone, &device).await;
    // The browser offers it in the field of the address, and this one's holder agrees to all.
    phone.visit(&bellevue.login).await;
    phone.sees("Mes contrats").await;
    is_at_ease(&phone).await;
    sign_out(&phone, &device).await;
    let unverified = json!({ "authenticatorId": device, "isUserVerified": false });
    cdp(&phone, "WebAuthn.setUserVerified", unverified).await;
    phone.visit(&bellevue.login).await;
    phone.press("Utiliser une clé d'accès").await;
    phone.sees("Aucune clé d'accès n'a été utilisée").await;
    world.close().await;
}

#[tokio::test]
async fn a_cloned_key_is_refused_once_its_count_falls_behind() {
    let world = World::open().await;
    let bellevue = world.signed_up("Camille Roux", CAMILLE).await;
    let phone = world.browser(Screen::desktop()).await;
    let device = with_authenticator(&phone).await;
    phone.visit(&bellevue.login).await;
    sign_in(&phone, CAMILLE, PASSWORD).await;
    phone.sees("Mes contrats").await;
    phone.visit("/profile/security/passkeys/new").await;
    phone.press("Créer la clé d'accès").await;
    phone.sees("Clé d'accès créée.").await;
    let kept = cdp(&phone, "WebAuthn.getCredentials", json!({ "authenticatorId": device })).await;
    let mut clone = kept["credentials"][0].clone();
    sign_out(&phone, &device).await;
    for _ in 0..2 {
        phone.visit(&bellevue.login).await;
        phone.sees("Mes contrats").await;
        sign_out(&phone, &device).await;
    }
    // What a thief copied before those two uses.
    clone["signCount"] = json!(1);
    let removed = json!({ "authenticatorId": device, "credentialId": clone["credentialId"] });
    cdp(&phone, "WebAuthn.removeCredential", removed).await;
    let added = json!({ "authenticatorId": device, "credential": clone });
    cdp(&phone, "WebAuthn.addCredential", added).await;
    phone.visit(&bellevue.login).await;
    phone.sees("semble avoir été copiée").await;
    world.close().await;
}

#[tokio::test]
async fn without_a_script_the_page_says_so_and_the_password_works() {
    let world = World::open().await;
    let bellevue = world.signed_up("Camille Roux", CAMILLE).await;
    let desk = world.browser(Screen::desktop().without_javascript()).await;
    desk.visit(&bellevue.login).await;
    desk.does_not_see("Utiliser une clé d'accès").await;
    sign_in(&desk, CAMILLE, PASSWORD).await;
    desk.sees("Mes contrats").await;
    desk.visit("/profile/security/passkeys/new").await;
    desk.sees("a besoin de JavaScript").await;
    world.close().await;
}
