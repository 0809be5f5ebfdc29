//! Known devices: whose sign-in is announced, and whose is not.

use std::time::Duration;

use palier::accounts::Email;
use palier::accounts::recovery;
use palier::audit::Origin;

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

async fn announced(extranet: &Extranet) -> usize {
    let letters = extranet.mailbox(CAMILLE).await;
    let about = "Nouvelle connexion à votre compte";
    letters.iter().filter(|letter| letter.subject.starts_with(about)).count()
}

#[tokio::test]
async fn the_activation_itself_is_not_announced_as_a_new_device() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    assert_eq!(announced(&extranet).await, 0);
}

#[tokio::test]
async fn a_browser_never_seen_is_announced_once() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let phone = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    assert_eq!(announced(&extranet).await, 1);
    let letter = extranet.mailbox(CAMILLE).await.pop().unwrap();
    assert!(letter.says("Chrome") && letter.says("Linux"), "{}", letter.text);
    assert!(letter.says("Le 12 mai 2026 à 14:32"), "{}", letter.text);
    let phone = phone.press("Se déconnecter").await;
    phone.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    assert_eq!(announced(&extranet).await, 1);
}

#[tokio::test]
async fn a_known_browser_stays_known_for_a_year() {
    let extranet = Extranet::open().await;
    let (bellevue, _, browser) = extranet.camille().await;
    let browser = browser.press("Se déconnecter").await;
    let browser = extranet.wait(browser, Duration::from_hours(24 * 360));
    browser.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    assert_eq!(announced(&extranet).await, 0);
}

#[tokio::test]
async fn a_wrong_password_makes_no_browser_known() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let phone = extranet.browser().sign_in(&bellevue, CAMILLE, "wrong").await;
    assert_eq!(announced(&extranet).await, 0);
    phone.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    assert_eq!(announced(&extranet).await, 1);
}

#[tokio::test]
async fn a_browser_known_to_one_account_is_new_to_another() {
    let extranet = Extranet::open().await;
    let (bellevue, _, browser) = extranet.camille().await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    let browser = browser.press("Se déconnecter").await;
    browser.sign_in(&bellevue, "denis@example.org", PASSWORD).await.sees("Denis Petit");
    let letters = extranet.mailbox("denis@example.org").await;
    let last = letters.last().unwrap();
    assert!(last.subject.starts_with("Nouvelle connexion"), "{}", last.subject);
}

/// Then nobody knows who comes first.
#[tokio::test]
async fn after_a_recovery_by_the_operator_the_first_sign_in_is_announced() {
    let extranet = Extranet::open().await;
    let (bellevue, _, browser) = extranet.camille().await;
    let email = Email::parse(CAMILLE).expect("an address");
    let origin = Origin::console(extranet.clock.now());
    recovery::reset_sessions(&extranet.app.db, &email, &origin).await.expect("a reset");
    let page = browser.visit("/").await.sign_in(&bellevue, CAMILLE, PASSWORD).await;
    let page = page.sees("Mes contrats");
    assert_eq!(announced(&extranet).await, 1);
    let page = page.press("Se déconnecter").await;
    page.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    assert_eq!(announced(&extranet).await, 1, "known from then on");
}

/// Signs in again on a browser that was disconnected from elsewhere, and says how many were announced.
async fn again(extranet: &Extranet, bellevue: &crate::support::Agence, browser: Browser) -> usize {
    let page = browser.visit("/").await.sees("Se connecter");
    page.sign_in(bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    announced(extranet).await
}

#[tokio::test]
async fn a_browser_disconnected_from_elsewhere_is_a_stranger_again() {
    let extranet = Extranet::open().await;
    let (bellevue, _, desk) = extranet.camille().await;
    let phone = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let tablet = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    assert_eq!(announced(&extranet).await, 2);
    let desk = desk.visit("/profile/devices").await;
    let html = desk.html();
    let (_, after) = html.split_once("action=\"/profile/devices/").expect("a button");
    let last = format!("/profile/devices/{}", after.split('"').next().expect("an address"));
    let desk = desk.post(&last, &[]).await.sees("Appareil déconnecté.");
    let both = [phone.visit("/").await, tablet.visit("/").await];
    let [ended, still]: [Browser; 2] = {
        let (mut ended, still): (Vec<_>, Vec<_>) =
            both.into_iter().partition(|page| page.text().contains("Se connecter"));
        [ended.remove(0), still.into_iter().next().expect("one goes on")]
    };
    assert_eq!(again(&extranet, &bellevue, ended).await, 3);
    let still = still.press("Se déconnecter").await;
    still.sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    assert_eq!(announced(&extranet).await, 3, "the other one is known");
    let page = desk.visit("/profile/devices").await;
    page.press("Déconnecter tous les autres appareils").await;
    assert_eq!(extranet.count("known_device").await, 1);
}

#[tokio::test]
async fn a_new_password_makes_the_other_browsers_strangers() {
    let extranet = Extranet::open().await;
    let (bellevue, _, desk) = extranet.camille().await;
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let page = desk.visit("/profile/password").await.fill("current", PASSWORD);
    let page = page.fill("password", "cinq tortues bleues dansent");
    page.press("Modifier le mot de passe").await.sees("Mot de passe modifié");
    assert_eq!(extranet.count("known_device").await, 1, "this one stays known");
}
