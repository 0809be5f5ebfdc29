//! Backups made at bad moments: just before something ended.

use std::time::Duration;

use palier::staff::Right;

use crate::office::portfolio::dossier::address;
use crate::support::{Browser, Extranet, PASSWORD};

pub const CAMILLE: &str = "camille@example.org";
pub const NEW: &str = "cinq tortues bleues dansent";
pub const MINUTE: Duration = Duration::from_mins(1);

async fn dissociated(staff: Browser, url: &str) {
    let form = [("reason", "death"), ("note", "")];
    staff.post(url, &form).await.sees("L'accès est dissocié");
}

#[tokio::test]
async fn before_a_dissociation() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let spare = extranet.papers(&bellevue, &dossier, 2).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    dissociated(staff, &address(&bellevue, &dossier, "/dissociate")).await;
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let seen = camille.clone().through(restored.router()).visit("/").await;
    seen.sees("8 rue des Lilas");
    let ended = restored.post_restore().await;
    assert!(ended.sessions >= 1 && ended.replayed.done == 1, "{ended:?}");
    camille.through(restored.router()).visit("/").await.sees("Se connecter");
    let page = restored.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    page.does_not_see("Lilas").sees("Ajouter un contrat");
    for paper in &spare {
        restored.browser().claim(&bellevue, paper).await.does_not_see("Votre adresse e-mail");
    }
    assert_eq!(restored.count("audit_event where kind = 'act_replayed'").await, 1);
}

#[tokio::test]
async fn before_a_detachment_by_the_holder_and_nobody_else_loses_theirs() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let spouse = extranet.papers(&bellevue, &dossier, 2).await.remove(1);
    let link = ("spouse@example.org", PASSWORD);
    let spouse = crate::walls::kit::activated(&extranet, &bellevue, &spouse, link.0).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let door = crate::walls::kit::detachment(&camille).await;
    camille.post(&door, &[]).await.sees("Contrat détaché");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    restored.post_restore().await;
    spouse.through(restored.router()).visit("/").await.sees("Se connecter");
    let page = restored.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    page.does_not_see("Lilas");
    let other = crate::walls::kit::PASSWORD;
    restored.signed_in(&bellevue, link.0, other).await.sees("Lilas");
}

#[tokio::test]
async fn before_a_password_change() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, _, camille) = extranet.camille().await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let change = [("current", PASSWORD), ("password", NEW)];
    camille.post("/profile/password", &change).await;
    extranet.signed_in(&bellevue, CAMILLE, NEW).await;
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    restored.signed_in(&bellevue, CAMILLE, PASSWORD).await.sees("8 rue des Lilas");
    let ended = restored.post_restore().await;
    assert_eq!((ended.replayed.passwords.len(), ended.replayed.done), (1, 1), "{ended:?}");
    for password in [PASSWORD, NEW] {
        let page = restored.browser().sign_in(&bellevue, CAMILLE, password).await;
        page.sees("ne correspond pas");
    }
    restored.later(MINUTE);
    let page = restored.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let page = restored.browser().visit(&restored.link_mailed_to(CAMILLE).await).await;
    page.fill("password", NEW).press("Enregistrer le mot de passe").await;
    restored.signed_in(&bellevue, CAMILLE, NEW).await.sees("8 rue des Lilas");
}

/// The letter was used after the backup: whoever finds it opens nothing, whatever the backup says.
#[tokio::test]
async fn in_the_middle_of_an_activation_that_was_finished_afterwards() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, dossier, paper) = extranet.camilles_letter().await;
    let waiting = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let page = extranet.browser().visit(&link).await.confirm(CAMILLE, PASSWORD).await;
    page.sees("Votre compte est activé");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let ended = restored.post_restore().await;
    assert_eq!((ended.activations, ended.replayed.done), (1, 1), "{ended:?}");
    let page = restored.browser().visit(&link).await;
    page.does_not_see("Votre compte est à jour");
    waiting
        .through(restored.router())
        .visit("/activation/check-mail")
        .await
        .does_not_see("Renvoyer");
    restored.browser().claim(&bellevue, &paper).await.does_not_see("Votre adresse e-mail");
    assert_eq!(restored.count("account").await, 0);
    let paper = restored.paper(&bellevue, &dossier).await;
    restored.at_email_step(&bellevue, &paper).await;
}

#[tokio::test]
async fn in_the_middle_of_an_activation_that_was_given_up() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let restored = extranet.restored(&backup).await;
    restored.post_restore().await;
    let page = restored.browser().visit(&link).await;
    page.does_not_see("Votre compte est à jour");
    // The pair was not used: it opens activation again, from its beginning.
    restored.later(MINUTE);
    restored.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
}

#[tokio::test]
async fn before_a_reset_whose_link_was_mailed() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.later(MINUTE);
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let page = extranet.browser().visit(&link).await;
    page.fill("password", NEW).press("Enregistrer le mot de passe").await;
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    restored.post_restore().await;
    let page = restored.browser().visit(&link).await;
    page.does_not_see("Enregistrer le mot de passe");
    let page = restored.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    page.sees("ne correspond pas");
}

#[tokio::test]
async fn before_a_colleague_was_removed() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    let (_, chief) = extranet.colleague(&bellevue, "Claire Aubert", Right::Administration).await;
    let (leaver, browser) = extranet.colleague(&bellevue, "Luc Morel", Right::Gestion).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let societe = bellevue.societe.id;
    let url = format!("/office/{societe}/team/{}/remove", leaver.id);
    chief.post(&url, &[]).await;
    assert_eq!(extranet.count("staff_right").await, 1, "removed");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    let ended = restored.post_restore().await;
    assert_eq!((ended.staff_sessions, ended.replayed.done), (2, 1), "{ended:?}");
    assert_eq!(restored.count("staff_right").await, 1);
    let url = format!("/office/{societe}/tiers");
    browser.through(restored.router()).visit(&url).await.does_not_see("Luc Morel");
}

/// A line that somebody wrote into the copy, or changed, does nothing.
#[tokio::test]
async fn a_copy_that_was_tampered_with_is_told_and_does_nothing() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let nadia = extranet.dossier(&bellevue, "Nadia Benali", None).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    dissociated(staff, &address(&bellevue, &dossier, "/dissociate")).await;
    watch.pass().await.expect("noted");
    let file = extranet.app.settings.restore.acts.clone();
    let acts = std::fs::read_to_string(&file).expect("a copy");
    let changed = acts.replace(&dossier.tiers.id.to_string(), &nadia.tiers.id.to_string());
    std::fs::write(&file, changed + "{\"id\": broken off").expect("written");
    let restored = extranet.restored(&backup).await;
    let ended = restored.post_restore().await;
    assert!(ended.refused_lines >= 2, "{ended:?}");
    assert_eq!(ended.replayed.done, 0);
    restored.signed_in(&bellevue, CAMILLE, PASSWORD).await.sees("8 rue des Lilas");
}

/// A look changes nothing.
#[tokio::test]
async fn a_trial_says_the_same_and_ends_nothing() {
    let (extranet, mut watch) = Extranet::serving().await;
    let (_, _, camille) = extranet.camille().await;
    watch.pass().await.expect("noted");
    let asked = palier::restoration::Asked { is_trial: true, ..Default::default() };
    let origin = palier::audit::Origin::console(extranet.clock.now());
    let ended = palier::restoration::post_restore(&extranet.app, &asked, &origin).await;
    assert_eq!(ended.expect("looked").sessions, 1);
    camille.visit("/").await.sees("8 rue des Lilas");
    extranet.admitted().await.expect("served as before");
}

#[tokio::test]
async fn before_an_access_is_contested_and_nobody_else_loses_theirs() {
    let (extranet, mut watch) = Extranet::serving().await;
    let bellevue = extranet.bellevue().await;
    let on_file = "on.file@example.org";
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some(on_file)).await;
    let papers = extranet.papers(&bellevue, &dossier, 2).await;
    for (paper, email) in papers.iter().zip(["spouse@example.org", "thief@example.net"]) {
        crate::walls::kit::activated(&extranet, &bellevue, paper, email).await;
    }
    let link = extranet.link_mailed_to(on_file).await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let page = extranet.browser().visit(&link).await;
    page.post("/contestation", &[("sure", "true")]).await.sees("L'accès est suspendu");
    watch.pass().await.expect("noted");

    let restored = extranet.restored(&backup).await;
    restored.post_restore().await;
    let thief = restored.signed_in(&bellevue, "thief@example.net", PASSWORD).await;
    thief.visit("/").await.sees("L'accès à ce dossier est suspendu").does_not_see("Lilas");
    let spouse = restored.signed_in(&bellevue, "spouse@example.org", PASSWORD).await;
    spouse.visit("/").await.sees("8 rue des Lilas");
    let again = restored.browser().visit(&link).await;
    assert_eq!(again.status, 410, "it was used in the lost time");
}
