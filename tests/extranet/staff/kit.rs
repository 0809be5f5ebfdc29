//! People who join the way that everybody does: by a mailed link, a password and an application.

use std::time::Duration;

use palier::accounts::Email;
use palier::audit::{Actor, Origin};
use palier::guard::TotpSecret;
use palier::staff::Right;
use palier::staff::membership::{Newcomer, invite};

use crate::support::people::Agence;
use crate::support::{Browser, Extranet};

pub const PASSWORD: &str = "quinze tiroirs gris se ferment";

/// Somebody who has joined.
pub struct Member {
    pub email: String,
    pub secret: TotpSecret,
    pub codes: Vec<String>,
    /// Where they are signed in.
    pub browser: Browser,
}

/// Invites somebody, as the operator does; the address is made of the name.
pub async fn invited(extranet: &Extranet, agence: &Agence, name: &str, right: Right) -> String {
    let email =
        format!("{}@bureau.example", name.replace(' ', ".").replace('è', "e").to_lowercase());
    let newcomer =
        Newcomer { email: Email::parse(&email).expect("an address"), name: name.to_owned(), right };
    let by = (&Origin::console(extranet.clock.now()), Actor::Operator);
    let societes = [agence.societe.clone()];
    invite(&extranet.app, by, &societes, &newcomer).await.expect("an invitation");
    email
}

/// The whole way from an invitation to a signed-in browser; half a minute later, so that another
/// code can be used.
pub async fn joined(extranet: &Extranet, agence: &Agence, name: &str, right: Right) -> Member {
    let email = invited(extranet, agence, name, right).await;
    let link = extranet.link_mailed_to(&email).await;
    let page = extranet.browser().visit(&link).await.sees("Rejoignez votre équipe");
    let page = page.fill("password", PASSWORD).press("Continuer").await;
    let (browser, secret, codes) = enrolled(extranet, page).await;
    extranet.later(Duration::from_secs(30));
    Member { email, secret, codes, browser }
}

/// Sets up the factor that this page offers.
pub async fn enrolled(extranet: &Extranet, page: Browser) -> (Browser, TotpSecret, Vec<String>) {
    let page = page.sees("Protégez votre accès");
    let secret = TotpSecret::parse(&secrets(&page)[0]).expect("a key");
    let code = code(extranet, &secret);
    let page = page.fill("code", &code).press("Activer").await.sees("Vos codes de secours");
    let codes = secrets(&page);
    assert_eq!(codes.len(), 10);
    (page.visit("/office").await, secret, codes)
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

/// The first step, with these three.
pub async fn typed(browser: Browser, client: &str, email: &str, password: &str) -> Browser {
    let page = browser.visit("/office/login").await.fill("client", client);
    page.fill("email", email).fill("password", password).press("Continuer").await
}

/// Both steps, on a new browser.
pub async fn signed_in(extranet: &Extranet, member: &Member) -> Browser {
    let page = typed(extranet.browser(), "BELLEVUE", &member.email, PASSWORD).await;
    let code = code(extranet, &member.secret);
    page.fill("code", &code).press("Se connecter").await
}
