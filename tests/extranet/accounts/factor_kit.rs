//! Somebody with a double authentication, set up the way that everybody does.

use std::time::Duration;

use palier::guard::TotpSecret;

use crate::support::{Agence, Browser, Extranet, PASSWORD};

pub const CAMILLE: &str = "camille@example.org";

/// Camille, whose password alone opens nothing any more.
pub struct Enrolled {
    pub bellevue: Agence,
    pub browser: Browser,
    pub secret: TotpSecret,
    pub codes: Vec<String>,
}

/// Camille sets an application up; half a minute later, so that another code can be used.
pub async fn camille_with_application(extranet: &Extranet) -> Enrolled {
    let (bellevue, _, browser) = extranet.camille().await;
    let (browser, secret, codes) = enrolled(extranet, browser).await;
    extranet.later(Duration::from_secs(30));
    Enrolled { bellevue, browser, secret, codes }
}

/// Sets an application up from the profile of whoever is signed in there.
pub async fn enrolled(extranet: &Extranet, browser: Browser) -> (Browser, TotpSecret, Vec<String>) {
    let page = browser.visit("/profile/security").await.sees("Désactivée");
    let page = page.press("Configurer une application").await;
    let secret = TotpSecret::parse(&secrets(&page)[0]).expect("a key");
    let page = page.fill("code", &code(extranet, &secret)).press("Activer").await;
    let page = page.sees("Vos codes de secours");
    let codes = secrets(&page);
    assert_eq!(codes.len(), 10);
    (page.visit("/profile/security").await, secret, codes)
}

/// What the page shows to be copied.
pub fn secrets(page: &Browser) -> Vec<String> {
    let html = page.html();
    let parts = html.split("class=\"copied secret\">").skip(1);
    parts.map(|part| part.split('<').next().unwrap_or_default().to_owned()).collect()
}

/// What the application shows now.
pub fn code(extranet: &Extranet, secret: &TotpSecret) -> String {
    secret.code(extranet.clock.now()).expect("a code")
}

/// Six digits that no step around now has.
pub fn wrong_code(extranet: &Extranet, secret: &TotpSecret) -> String {
    let now = extranet.clock.now();
    let near = [now, now - Duration::from_secs(30), now + Duration::from_secs(30)];
    let near: Vec<_> = near.into_iter().filter_map(|at| secret.code(at)).collect();
    let mut all = (0..10).map(|digit| format!("{digit}12345"));
    all.find(|code| !near.contains(code)).expect("a wrong code")
}

/// A new browser whose password was right.
pub async fn half(extranet: &Extranet, bellevue: &Agence) -> Browser {
    let page = extranet.browser().sign_in(bellevue, CAMILLE, PASSWORD).await;
    page.sees("Code de vérification")
}

/// A new browser, signed in with both.
pub async fn signed_in(extranet: &Extranet, camille: &Enrolled) -> Browser {
    let page = half(extranet, &camille.bellevue).await;
    page.fill("code", &code(extranet, &camille.secret)).press("Se connecter").await
}

pub fn session(page: &Browser) -> Option<String> {
    page.cookie("__Host-sid").map(|cookie| cookie.value().to_owned())
}
