//! Backups made at bad moments of one person: their address, their factors, the end of their account.

use std::time::Duration;

use palier::staff::Right;
use palier::upkeep;

use super::moments::{CAMILLE, MINUTE, NEW};
use crate::accounts::email_change::{self, moved, restore};
use crate::accounts::factor_kit::{self, camille_with_application, code, half, session};
use crate::accounts::factor_loss::{asks, identified};
use crate::accounts::passkeys::{arrives, camille_with_key};
use crate::rgpd::closure::closed;
use crate::support::{Browser, Extranet, PASSWORD};

/// « Mot de passe oublié ? », as whoever reads a mailbox goes through it.
async fn reset(extranet: &Extranet, email: &str, password: &str) {
    extranet.later(MINUTE);
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", email).press("Recevoir le lien").await;
    let page = extranet.browser().visit(&extranet.link_mailed_to(email).await).await;
    page.fill("password", password).press("Enregistrer le mot de passe").await;
}

async fn with_recovery_code(page: Browser, written: &str) -> Browser {
    let page = page.click("Utiliser un code de secours").await;
    page.fill("code", written).press("Se connecter").await
}

#[tokio::test]
async fn before_a_change_of_address_that_was_undone() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, _, thief) = extranet.camille().await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let (_, undo) = moved(&extranet, thief).await;
    restore(extranet.browser().visit(&undo).await).await.sees("Adresse rétablie");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let ended = restored.post_restore().await;
    assert_eq!((ended.replayed.done, ended.replayed.moved.len()), (2, 1), "{ended:?}");
    let page = restored.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    page.sees("ne correspond pas");
    assert_eq!(restored.count("link where ended_at is null").await, 0);
}

/// The thief's mailbox is where resets go then: it must lead to nothing.
#[tokio::test]
async fn between_a_thiefs_change_of_address_and_its_undo() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, _, thief) = extranet.camille().await;
    let (_, undo) = moved(&extranet, thief).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    restore(extranet.browser().visit(&undo).await).await.sees("Adresse rétablie");
    extranet.signed_in(&bellevue, CAMILLE, email_change::NEW_PASSWORD).await.sees("Lilas");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let ended = restored.post_restore().await;
    assert_eq!((ended.replayed.done, ended.replayed.moved.len()), (1, 1), "{ended:?}");
    let thiefs = "six renards gris voyagent";
    reset(&restored, email_change::NEW, thiefs).await;
    let page = restored.browser().sign_in(&bellevue, email_change::NEW, thiefs).await;
    page.visit("/").await.does_not_see("Lilas");
    let page = restored.browser().visit(&undo).await;
    assert_eq!(page.status, 410, "it was used in the lost time");
}

#[tokio::test]
async fn during_a_loss_of_factors_that_was_cancelled() {
    let (extranet, mut watch) = Extranet::serving().await;
    let camille = camille_with_application(&extranet).await;
    asks(&extranet, &camille.bellevue).await;
    let (_, desk) = extranet.colleague(&camille.bellevue, "Paul Morel", Right::Gestion).await;
    identified(&desk).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    factor_kit::signed_in(&extranet, &camille).await.sees("Mes contrats");
    assert_eq!(extranet.count("factor_loss where ended_at is null").await, 0, "cancelled");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    assert_eq!(restored.count("factor_loss where ended_at is null").await, 1);
    restored.post_restore().await;
    restored.later(Duration::from_hours(100));
    upkeep::sweep(&restored.app).await.expect("upkeep");
    assert_eq!(restored.count("account where two_steps_since is not null").await, 1);
    half(&restored, &camille.bellevue).await;
}

#[tokio::test]
async fn before_a_factor_was_removed() {
    let (extranet, mut watch) = Extranet::serving().await;
    let camille = camille_with_application(&extranet).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let page = camille.browser.clone().visit("/profile/security").await;
    let page = page.click("Désactiver la double authentification").await;
    page.press("Désactiver la double authentification").await.sees("désactivée.");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let ended = restored.post_restore().await;
    assert_eq!((ended.replayed.done, ended.replayed.passwords.len()), (1, 1), "{ended:?}");
    let page = restored.browser().sign_in(&camille.bellevue, CAMILLE, PASSWORD).await;
    page.sees("ne correspond pas");
    reset(&restored, CAMILLE, NEW).await;
    let page = restored.browser().sign_in(&camille.bellevue, CAMILLE, NEW).await;
    let page = page.sees("Code de vérification").fill("code", &code(&restored, &camille.secret));
    page.press("Se connecter").await.sees("Mes contrats");
}

#[tokio::test]
async fn before_a_passkey_was_removed() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (_, page, mut key) = camille_with_key(&extranet).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let page = page.visit("/profile/security").await.click("Supprimer").await;
    page.press("Supprimer").await.sees("Clé d'accès supprimée.");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    key.counter = 5;
    let before = arrives(&restored, &key).await;
    assert!(session(&before).is_some(), "the backup knows it");
    let ended = restored.post_restore().await;
    assert_eq!(ended.replayed.done, 1, "{ended:?}");
    key.counter = 6;
    let page = arrives(&restored, &key).await;
    assert_eq!(session(&page), None, "it opens nothing alone");
}

#[tokio::test]
async fn before_a_recovery_code_was_used() {
    let (extranet, mut watch) = Extranet::serving().await;
    let camille = camille_with_application(&extranet).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let page = half(&extranet, &camille.bellevue).await;
    let page = with_recovery_code(page, &camille.codes[3]).await;
    assert!(session(&page).is_some());
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let ended = restored.post_restore().await;
    assert_eq!(ended.replayed.done, 1, "{ended:?}");
    for (number, opens) in [(3, false), (4, true)] {
        let page = half(&restored, &camille.bellevue).await;
        let page = with_recovery_code(page, &camille.codes[number]).await;
        assert_eq!(session(&page).is_some(), opens, "code {number}");
    }
}

#[tokio::test]
async fn before_an_account_was_closed() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    crate::space::documents_audience::agrees(&extranet, &dossier.contract).await;
    let page = camille.visit("/profile/data").await.press("Préparer ma copie").await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    closed(page).await;
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let agreed = "consent where withdrawn_at is null";
    let now = restored.clock.now().millis();
    let copies = format!("personal_copy where expires_at is null or expires_at > {now}");
    let mails = format!("outbox where recipient = '{CAMILLE}'");
    assert_eq!((restored.count(agreed).await, restored.count(&copies).await), (1, 1));
    assert!(restored.count(&mails).await > 0);
    let ended = restored.post_restore().await;
    assert!(ended.replayed.done >= 1, "{ended:?}");
    assert_eq!(restored.count("link where ended_at is null").await, 0);
    assert_eq!(restored.count(agreed).await, 0);
    let addresses = format!("account where email = '{CAMILLE}'");
    for left in [copies, mails, addresses] {
        assert_eq!(restored.count(&left).await, 0, "{left}");
    }
    restored.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("ne correspond pas");
}
