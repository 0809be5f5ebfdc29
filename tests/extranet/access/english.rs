//! The activation in English, and the switch from one language to the other.

use crate::support::{Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn the_language_can_be_changed_without_losing_the_page() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.browser().visit(&bellevue.login).await.press("English").await;
    assert_eq!(page.url, bellevue.login);
    let page = page.sees("Email address or temporary username").sees("Cabinet Bellevue");
    assert!(page.html().contains("<html lang=\"en\">"));
    let page = page.press("Sign in").await.sees("There are 2 mistakes").press("Français").await;
    assert_eq!(page.url, bellevue.login, "a page that refuses is come back to as well");
    let page = page.press("English").await;
    let page = page.fill("identifier", &paper.login).fill("password", &paper.secret);
    let page = page.press("Sign in").await.sees("Your email address").sees("Step 1 of 3");
    let page = page.press("Continue").await.sees("Choose your password").fill("password", "short");
    let page = page.press("Create my account").await.sees("There is one mistake");
    let page = page.fill("password", PASSWORD).press("Create my account").await;
    page.sees("Check your mailbox").sees("The link is valid for 24 hours.");
    let letter = extranet.mailbox(CAMILLE).await.remove(0);
    assert_eq!(letter.header("content-language"), Some("en"));
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = extranet.browser().visit("/login").await.press("English").await.visit(&link).await;
    let page = page.sees("Your account is up to date").fill("email", CAMILLE);
    let page = page.fill("password", PASSWORD).press("Sign in").await.sees("My contracts");
    page.press("Français").await.sees("Mes contrats").sees("Se déconnecter");
    let told = extranet.mailbox(CAMILLE).await.pop().unwrap();
    assert_eq!(told.header("content-language"), Some("en"), "the account keeps its language");
}
