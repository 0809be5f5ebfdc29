//! `kill -9` while people who have an account change it.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::task::JoinSet;

use super::storm::{Heard, answered, drawn, enough, heard, storm};
use crate::support::node::{Node, NodeSettings};
use crate::support::smtp_server::SmtpServer;
use crate::support::{Agence, Browser, Extranet, PASSWORD, Paper};

const NEW: &str = "cinq tortues bleues dansent";
const PEOPLE: usize = 9;

#[derive(Clone)]
enum Wish {
    Password,
    /// With the link of a mail.
    Reset(String),
    Contract(Paper),
}

#[derive(Clone)]
struct Person {
    email: String,
    browser: Browser,
    wish: Wish,
    heard: Heard,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_middle_of_changes_each_is_done_or_can_be_done_again() {
    let server = SmtpServer::start();
    let mut extranet = Extranet::open_today_with(|settings| {
        settings.mail.per_address_minute = 1_000;
        settings.mail.per_ip_hour = 1_000;
        settings.mail.per_pair_day = 1_000;
    })
    .await;
    let agences = Arc::new((extranet.bellevue().await, extranet.rives().await));
    let mut heard = Vec::new();
    let mut round = 0;
    while !enough(round, &heard) {
        let people = prepared(&extranet, &agences, round).await;
        let settings = NodeSettings::of(&extranet.app.settings, server.port());
        let ground = extranet.let_go();
        ground.is_quiet().await;
        let people = killed_among(people, &Node::start(&settings), round).await;
        extranet = ground.taken_up().await;
        extranet.holds_nothing_by_half().await;
        let ground = extranet.let_go();
        let node = Arc::new(Node::start(&settings));
        let mut settling = JoinSet::new();
        for person in people.clone() {
            let (node, agences) = (node.clone(), agences.clone());
            settling.spawn(async move { settled(&node, &agences.0, &person).await });
        }
        settling.join_all().await;
        assert_eq!(node.stop(), 0);
        extranet = ground.taken_up().await;
        extranet.holds_nothing_by_half().await;
        heard.extend(people.into_iter().map(|person| person.heard));
        round += 1;
    }
    assert!(heard.contains(&Heard::Yes), "the process died too early to show anything");
    assert!(heard.contains(&Heard::Nothing { sent: true }), "the process died too late");
}

async fn prepared(
    extranet: &Extranet,
    (bellevue, rives): &(Agence, Agence),
    round: u64,
) -> Vec<Person> {
    let mut people = Vec::new();
    for at in 0..PEOPLE {
        let email = format!("camille{round}-{at}@example.org");
        let dossier = extranet.dossier(bellevue, "Camille Roux", None).await;
        let mut browser = extranet.activated(bellevue, &dossier, &email, PASSWORD).await;
        let wish = match at % 3 {
            0 => Wish::Password,
            1 => {
                browser = extranet.browser().visit(&bellevue.login).await;
                browser = browser.click("Mot de passe oublié ?").await.fill("email", &email);
                browser = browser.press("Recevoir le lien").await;
                Wish::Reset(extranet.link_mailed_to(&email).await)
            }
            _ => {
                let dossier = extranet.dossier(rives, "Camille Roux", None).await;
                Wish::Contract(extranet.paper(rives, &dossier).await)
            }
        };
        let browser = browser.through(Router::new());
        people.push(Person { email, browser, wish, heard: Heard::Nothing { sent: false } });
    }
    people
}

async fn killed_among(people: Vec<Person>, node: &Node, round: u64) -> Vec<Person> {
    let fatal = 8 + usize::try_from(drawn(round + 7, 20)).expect("few");
    let router = storm(node, fatal, Duration::from_millis(drawn(round + 200, 12)));
    let mut storm = JoinSet::new();
    for mut person in people {
        let router = router.clone();
        storm.spawn(async move {
            let browser = person.browser.clone().through(router);
            if let Some(page) = asked(browser, &person.wish).await {
                person.heard = heard(&page);
            }
            person
        });
    }
    let people = storm.join_all().await;
    node.kill();
    people
}

/// Up to the form that does it; nothing when the node is gone before that.
async fn asked(browser: Browser, wish: &Wish) -> Option<Browser> {
    Some(match wish {
        Wish::Password => {
            let page = answered(browser.visit("/profile/password").await)?;
            let page = page.fill("current", PASSWORD).fill("password", NEW);
            page.press("Modifier le mot de passe").await
        }
        Wish::Reset(link) => {
            let page = answered(browser.visit(link).await)?;
            page.fill("password", NEW).press("Enregistrer le mot de passe").await
        }
        Wish::Contract(paper) => {
            let page = answered(browser.visit("/contracts/add").await)?;
            let page = page.fill("client", "RIVES").fill("societe", "BDX");
            let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
            answered(page.press("Continuer").await)?.press("Ajouter ce contrat").await
        }
    })
}

async fn settled(node: &Node, bellevue: &Agence, person: &Person) {
    let signed_in = async |password| {
        let page = node.browser().sign_in(bellevue, &person.email, password).await;
        (page.status == 200).then(|| page.sees("Mes contrats").sees("8 rue des Lilas"))
    };
    let (old, new) = (signed_in(PASSWORD).await, signed_in(NEW).await);
    let done = match (&person.wish, &old, &new) {
        (Wish::Contract(_), Some(home), None) => home.text().contains("Rives Immobilier"),
        (Wish::Password | Wish::Reset(_), Some(_), None) => false,
        (Wish::Password | Wish::Reset(_), None, Some(_)) => true,
        _ => panic!("{}: one password, and one only, opens the account", person.email),
    };
    match person.heard {
        Heard::Yes => assert!(done, "{} was told that it is done", person.email),
        Heard::Nothing { sent } => assert!(sent || !done, "{} asked for nothing", person.email),
    }
    if done {
        used_up(node, &person.wish).await;
        return;
    }
    let browser = if matches!(person.wish, Wish::Reset(_)) {
        node.browser()
    } else {
        old.expect("a session")
    };
    let page = asked(browser, &person.wish).await.expect("a node that answers");
    assert_eq!(heard(&page), Heard::Yes, "{} tries again", person.email);
    match person.wish {
        Wish::Contract(_) => drop(page.sees("Contrat ajouté.").sees("Rives Immobilier")),
        _ => drop(signed_in(NEW).await.expect("the new password opens the account")),
    }
}

/// What served once does not serve again.
async fn used_up(node: &Node, wish: &Wish) {
    match wish {
        Wish::Password => {}
        Wish::Reset(link) => drop(node.browser().visit(link).await.sees("Ce lien a déjà servi")),
        Wish::Contract(paper) => {
            let login = "/login?client=RIVES&societe=BDX";
            let page = node.browser().visit(login).await.fill("identifier", &paper.login);
            let page = page.fill("password", &paper.secret).press("Se connecter").await;
            page.sees("ne correspond pas");
        }
    }
}
