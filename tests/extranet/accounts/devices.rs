//! Known devices: whose sign-in is announced, and whose is not.

use std::time::Duration;

use crate::support::{Extranet, PASSWORD};

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
