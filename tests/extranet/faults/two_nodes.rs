//! Two processes on one database: whatever one knows, the other knows.

use std::time::Duration;

use super::letters::{arrived, told_apart};
use crate::support::eml::Eml;
use crate::support::extranet::ORIGIN;
use crate::support::node::Node;
use crate::support::smtp_server::SmtpServer;
use crate::support::{Agence, Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const PATIENCE: Duration = Duration::from_mins(1);

/// Two nodes, and what they share.
struct Twins {
    extranet: Extranet,
    server: SmtpServer,
    one: Node,
    other: Node,
}

impl Twins {
    fn of(extranet: Extranet) -> Self {
        let server = SmtpServer::start();
        let (one, other) = (extranet.node(&server), extranet.node(&server));
        Self { extranet, server, one, other }
    }

    /// The same browser, whose next page comes from the other node.
    fn crossing(&self, browser: Browser) -> Browser {
        browser.through(self.other.router())
    }

    /// The link of the letter of this number to an address.
    async fn link_mailed(&self, email: &str, number: usize) -> String {
        let letters = self.server.wait_for(email, number, PATIENCE).await;
        let link = Eml::parse(&letters[number - 1].raw).link();
        link.strip_prefix(ORIGIN).expect("our own link").to_owned()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_begun_on_one_node_lives_and_ends_on_both() {
    let extranet = Extranet::open_today().await;
    let (bellevue, ..) = extranet.camille().await;
    let twins = Twins::of(extranet);
    let page = twins.one.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    let there = twins.crossing(page.clone()).reload().await.sees("8 rue des Lilas");
    page.press("Se déconnecter").await;
    there.visit("/profile").await.sees("Se connecter").does_not_see(CAMILLE);

    let mut answers = Vec::new();
    for guess in 0..8 {
        let node = if guess % 2 == 0 { &twins.one } else { &twins.other };
        answers.push(node.browser().sign_in(&bellevue, CAMILLE, "a wrong guess").await.status);
    }
    let refused = answers.iter().take_while(|status| **status == 422).count();
    assert_eq!((refused, answers[5].as_u16(), answers[7].as_u16()), (5, 429, 429));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_activation_goes_from_node_to_node_and_is_done_once() {
    let twins = Twins::of(Extranet::open_today().await);
    let (bellevue, _, paper) = twins.extranet.camilles_letter().await;
    let page = twins.one.browser().claim(&bellevue, &paper).await;
    let page = twins.crossing(page).fill("email", CAMILLE).press("Continuer").await;
    let page = page.fill("password", PASSWORD).press("Créer mon compte").await.sees("Vérifiez");
    let first = twins.link_mailed(CAMILLE, 1).await;
    let page = page.press("Renvoyer l'e-mail").await;
    let second = twins.link_mailed(CAMILLE, 2).await;
    assert_ne!(first, second, "{}", page.text());
    twins.one.browser().visit(&first).await.sees("Un lien plus récent vous a été envoyé");

    let here = twins.one.browser().visit(&second).await;
    let there = twins.other.browser().visit(&second).await;
    let (here, there) =
        tokio::join!(here.confirm(CAMILLE, PASSWORD), there.confirm(CAMILLE, PASSWORD));
    let activated = |page: &Browser| page.text().contains("Votre compte est activé");
    assert_eq!([&here, &there].iter().filter(|page| activated(page)).count(), 1);
    assert!(here.status.as_u16() < 500 && there.status.as_u16() < 500);
    for once in ["account", "link", "provisional_pair where consumed_at is not null"] {
        assert_eq!(twins.extranet.count(once).await, 1, "{once}");
    }
    twins.extranet.holds_nothing_by_half().await;
    signed_in_on_both(&twins, &bellevue).await;
}

async fn signed_in_on_both(twins: &Twins, bellevue: &Agence) {
    for node in [&twins.one, &twins.other] {
        node.browser().sign_in(bellevue, CAMILLE, PASSWORD).await.sees("8 rue des Lilas");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_postmen_carry_each_letter_once_and_one_inherits_from_the_other() {
    let extranet = Extranet::open_today().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.mailbox(CAMILLE).await;
    let sent = "outbox where kind = 'reset' and sent_at is not null";
    let twins = Twins::of(extranet);
    twins.extranet.posted(50).await;
    twins.extranet.until(sent, 50).await;
    let received = twins.server.messages();
    assert_eq!((received.len(), told_apart(&received).1.len()), (50, 50));

    twins.server.be_slow(Duration::from_millis(200));
    twins.extranet.posted(20).await;
    arrived(&twins.server, 52).await;
    twins.one.kill();
    twins.extranet.until(sent, 70).await;
    let received = twins.server.messages();
    assert_eq!(told_apart(&received).1.len(), 70, "what the dead node held arrived too");
    assert!(received.len() <= 70 + 4, "{} letters: more than it held", received.len());
    twins.other.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("Mes contrats");
    assert_eq!(twins.other.stop(), 0);
}
