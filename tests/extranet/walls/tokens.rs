//! Tokens: handed out once, kept as a hash, and bound to what they were made for.

use std::time::Duration;

use super::kit::{
    OTHER_PASSWORD, PASSWORD, activated, chosen, claimed, confirmed, dump, signed_in, somebody,
};
use crate::support::Extranet;

const EMAIL: &str = "camille@example.org";

fn token_of(link: &str) -> String {
    link.rsplit('/').next().expect("a token").to_owned()
}

#[tokio::test]
async fn the_database_holds_no_secret_that_could_be_used() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = claimed(extranet.browser(), &bellevue, &paper).await;
    let ticket = browser.cookie("__Host-act").expect("a ticket").value().to_owned();
    let browser = chosen(browser, EMAIL, PASSWORD).await;
    let link = token_of(&extranet.link_mailed_to(EMAIL).await);
    let browser = browser.visit(&format!("/activation/link/{link}")).await;
    let browser = confirmed(browser, EMAIL, PASSWORD).await.sees("Mes contrats");
    let session = browser.cookie("__Host-sid").expect("a session").value().to_owned();
    let device = browser.cookie("__Host-device").expect("a device").value().to_owned();
    extranet.later(Duration::from_secs(61));
    browser.clone().post("/password-reset", &[("email", EMAIL)]).await;
    let reset = token_of(&extranet.link_mailed_to(EMAIL).await);
    let plain = paper.secret.replace('-', "");
    let secrets = [&ticket, &link, &session, &device, &reset];
    assert!(secrets.iter().all(|token| token.len() == 43), "{secrets:?}");
    let kept = dump(&extranet).await.join("\n");
    assert!(kept.contains("$argon2id$v=19$"), "the dump sees hashes");
    for secret in secrets.into_iter().chain([&paper.secret, &plain, &PASSWORD.to_owned()]) {
        assert!(!kept.contains(secret.as_str()), "{secret} is in the database");
    }
}

#[tokio::test]
async fn a_token_leaves_the_address_bar_at_once_and_is_in_no_page() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    person.post("/password-reset", &[("email", &email)]).await;
    let dossier = extranet.dossier(&bellevue, "Louis Petit", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    chosen(claimed(extranet.browser(), &bellevue, &paper).await, "louis@example.org", PASSWORD)
        .await;
    for (address, page) in
        [(email.as_str(), "/password-reset/choose"), ("louis@example.org", "/activation/confirm")]
    {
        let link = extranet.link_mailed_to(address).await;
        let seen = extranet.browser().visit(&link).await;
        assert_eq!((seen.url.as_str(), seen.status.as_u16()), (page, 200));
        assert_eq!(seen.hops[0].headers["referrer-policy"], "no-referrer");
        assert_eq!(seen.hops[0].headers["location"], page);
        assert!(!seen.html().contains(&token_of(&link)));
    }
}

#[tokio::test]
async fn a_new_pair_kills_the_link_and_the_ticket_of_the_former() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let thief = chosen(claimed(extranet.browser(), &bellevue, &paper).await, EMAIL, PASSWORD).await;
    let link = extranet.link_mailed_to(EMAIL).await;
    let opened = extranet.browser().visit(&link).await.sees("Votre compte est à jour");
    let fresh = extranet.paper(&bellevue, &dossier).await;
    assert_eq!(confirmed(opened.clone(), EMAIL, PASSWORD).await.status, 410);
    assert_eq!(opened.visit(&link).await.status, 410);
    thief.visit("/activation/check-mail").await.does_not_see("Vérifiez votre boîte");
    let worn = claimed(extranet.browser(), &bellevue, &paper).await;
    assert_eq!(worn.status, 422);
    activated(&extranet, &bellevue, &fresh, "camille.roux@example.org").await;
}

#[tokio::test]
async fn a_link_is_good_for_the_address_it_was_sent_to_and_for_no_other() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, other) = somebody(&extranet, &bellevue, "Louis Petit").await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    chosen(claimed(extranet.browser(), &bellevue, &paper).await, EMAIL, PASSWORD).await;
    let link = extranet.link_mailed_to(EMAIL).await;
    let browser = extranet.browser().visit(&link).await;
    // A link planted in Louis's browser: his ordinary sign-in gains nothing by it.
    let louis = confirmed(browser, &other, PASSWORD).await.sees("Mes contrats");
    louis.does_not_see("Camille Roux").sees("Louis Petit");
    activated_by(&extranet, &link).await;
}

async fn activated_by(extranet: &Extranet, link: &str) {
    let browser = extranet.browser().visit(link).await;
    confirmed(browser, EMAIL, PASSWORD).await.sees("Mes contrats").sees("Camille Roux");
}

#[tokio::test]
async fn a_recovery_kills_every_reset_link_and_session_made_before() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let mut links = Vec::new();
    for _ in 0..2 {
        extranet.later(Duration::from_secs(61));
        extranet.browser().post("/password-reset", &[("email", &email)]).await;
        links.push(extranet.link_mailed_to(&email).await);
    }
    assert_eq!(extranet.browser().visit(&links[0]).await.status, 410, "superseded");
    let reader = extranet.browser().visit(&links[1]).await;
    let waiting = extranet.browser().visit(&links[1]).await;
    let choice = [("password", OTHER_PASSWORD)];
    reader.post("/password-reset/choose", &choice).await.sees("mot de passe");
    assert_eq!(waiting.post("/password-reset/choose", &choice).await.status, 410);
    person.visit("/profile").await.does_not_see(&email);
    let old = signed_in(extranet.browser(), &bellevue, &email, PASSWORD).await;
    assert_eq!(old.status, 422);
    signed_in(extranet.browser(), &bellevue, &email, OTHER_PASSWORD).await.sees("Mes contrats");
}

/// What a whole journey writes to the log, at the most talkative level.
#[derive(Clone, Default)]
pub struct Log(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl Log {
    /// All that is logged in this story, from now on.
    pub fn listen() -> (Self, tracing::subscriber::DefaultGuard) {
        let log = Self::default();
        let lines = {
            let log = log.clone();
            tracing_subscriber::fmt()
                .with_max_level(tracing::Level::TRACE)
                .with_ansi(false)
                .with_writer(move || log.clone())
                .finish()
        };
        (log, tracing::subscriber::set_default(lines))
    }

    pub fn written(&self) -> String {
        String::from_utf8(self.0.lock().expect("the log").clone()).expect("text")
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_holds_no_token_no_password_and_no_address() {
    let (log, _listening) = Log::listen();
    let extranet = Extranet::open().await;
    extranet.browser().visit("/help").await;
    // Other stories, which do not listen, may have come first: tracing then takes it that nobody does.
    tracing::callsite::rebuild_interest_cache();
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let person = activated(&extranet, &bellevue, &paper, EMAIL).await;
    let link = token_of(&extranet.link_mailed_to(EMAIL).await);
    extranet.browser().visit(&format!("/activation/link/{link}?x={link}")).await;
    extranet.browser().post(&format!("/activation/link/{link}"), &[]).await;
    let session = person.cookie("__Host-sid").expect("a session").value().to_owned();
    signed_in(extranet.browser(), &bellevue, EMAIL, "a wrong guess").await;
    let written = log.written();
    assert!(written.contains("/activation/link/{token}"), "the log is heard: {written}");
    for secret in [&link, &session, &paper.secret, PASSWORD, "a wrong guess", EMAIL] {
        assert!(!written.contains(secret), "{secret} is in the log");
    }
}
