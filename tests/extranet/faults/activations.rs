//! `kill -9` while many people activate their account.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::task::JoinSet;

use super::storm::{Heard, answered, drawn, enough, heard, storm};
use crate::support::eml::Eml;
use crate::support::extranet::ORIGIN;
use crate::support::node::{Node, NodeSettings};
use crate::support::smtp_server::SmtpServer;
use crate::support::{Agence, Browser, Extranet, PASSWORD, Paper};

const PEOPLE: usize = 8;
const PATIENCE: Duration = Duration::from_mins(1);

#[derive(Clone)]
struct Person {
    email: String,
    paper: Paper,
    browser: Browser,
    /// Already mailed when the storm begins.
    link: Option<String>,
    chose: Heard,
    confirmed: Heard,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_middle_of_activations_nobody_stands_halfway() {
    let server = Arc::new(SmtpServer::start());
    let mut extranet =
        Extranet::open_today_with(|settings| settings.mail.per_ip_hour = 1_000).await;
    let bellevue = Arc::new(extranet.bellevue().await);
    let mut heard = Vec::new();
    let mut round = 0;
    while !enough(round, &heard) {
        let people = prepared(&extranet, &bellevue, round).await;
        let settings = NodeSettings::of(&extranet.app.settings, server.port());
        let ground = extranet.let_go();
        ground.is_quiet().await;
        let people = killed_among(people, &Node::start(&settings), &bellevue, round).await;
        extranet = ground.taken_up().await;
        extranet.holds_nothing_by_half().await;
        let ground = extranet.let_go();
        let node = Arc::new(Node::start(&settings));
        let mut settling = JoinSet::new();
        for person in people.clone() {
            let (node, server, bellevue) = (node.clone(), server.clone(), bellevue.clone());
            settling.spawn(async move { settled(&node, &server, &bellevue, &person).await });
        }
        settling.join_all().await;
        assert_eq!(node.stop(), 0);
        extranet = ground.taken_up().await;
        extranet.holds_nothing_by_half().await;
        let all = i64::try_from(PEOPLE).expect("few") * i64::try_from(round + 1).expect("few");
        assert_eq!((extranet.count("account").await, extranet.count("link").await), (all, all));
        heard.extend(people.into_iter().flat_map(|person| [person.chose, person.confirmed]));
        round += 1;
    }
    assert!(heard.contains(&Heard::Yes), "the process died too early to show anything");
    assert!(heard.contains(&Heard::Nothing { sent: true }), "the process died too late");
}

/// Half of them hold their link, the others stand before one of the first three steps.
async fn prepared(extranet: &Extranet, bellevue: &Agence, round: u64) -> Vec<Person> {
    let mut people = Vec::new();
    for at in 0..PEOPLE {
        let dossier = extranet.dossier(bellevue, "Camille Roux", None).await;
        let paper = extranet.paper(bellevue, &dossier).await;
        let email = format!("camille{round}-{at}@example.org");
        let browser = match at % 6 {
            0 => extranet.browser(),
            1 => extranet.at_email_step(bellevue, &paper).await,
            2 => extranet.at_password_step(bellevue, &paper, &email).await,
            _ => extranet.at_check_mail(bellevue, &paper, (&email, PASSWORD)).await,
        };
        let link = if at % 6 < 3 { None } else { Some(extranet.link_mailed_to(&email).await) };
        let browser = browser.through(Router::new());
        let nothing = Heard::Nothing { sent: false };
        people.push(Person { email, paper, browser, link, chose: nothing, confirmed: nothing });
    }
    people
}

async fn killed_among(
    people: Vec<Person>,
    node: &Node,
    bellevue: &Agence,
    round: u64,
) -> Vec<Person> {
    let fatal = 8 + usize::try_from(drawn(round, 16)).expect("few");
    let router = storm(node, fatal, Duration::from_millis(drawn(round + 100, 12)));
    let mut storm = JoinSet::new();
    for mut person in people {
        let (router, login) = (router.clone(), bellevue.login.clone());
        storm.spawn(async move {
            person.browser = person.browser.through(router);
            let _until_lost = match person.link.clone() {
                Some(link) => confirm(&mut person, &link).await,
                None => choose(&mut person, &login).await,
            };
            person.browser = person.browser.through(Router::new());
            person
        });
    }
    let people = storm.join_all().await;
    node.kill();
    people
}

/// From wherever this person stands to « Vérifiez votre boîte mail ».
async fn choose(person: &mut Person, login: &str) -> Option<()> {
    let mut browser = person.browser.clone();
    if browser.url.is_empty() {
        let page = answered(browser.visit(login).await)?.fill("identifier", &person.paper.login);
        let page = page.fill("password", &person.paper.secret);
        browser = answered(page.press("Se connecter").await)?;
    }
    if browser.has_field("email") {
        browser = answered(browser.fill("email", &person.email).press("Continuer").await)?;
    }
    let page = browser.fill("password", PASSWORD).press("Créer mon compte").await;
    person.chose = heard(&page);
    Some(())
}

async fn confirm(person: &mut Person, link: &str) -> Option<()> {
    let page = answered(person.browser.clone().visit(link).await)?;
    person.confirmed = heard(&page.confirm(&person.email, PASSWORD).await);
    Some(())
}

/// What was acknowledged is there; whatever was not can be done again, and ends well.
async fn settled(node: &Node, server: &SmtpServer, bellevue: &Agence, person: &Person) {
    let email = &person.email;
    let page = node.browser().sign_in(bellevue, email, PASSWORD).await;
    if page.status == 200 {
        page.sees("Mes contrats").sees("8 rue des Lilas");
        assert_ne!(person.confirmed, Heard::Nothing { sent: false }, "{email} never asked for it");
        return;
    }
    assert_ne!(person.confirmed, Heard::Yes, "{email} was told that the account is there");
    let page = if let Some(link) = &person.link {
        node.browser().visit(link).await
    } else {
        if person.chose != Heard::Yes {
            let page = node.browser().claim(bellevue, &person.paper).await;
            let page = page.fill("email", email).press("Continuer").await;
            page.fill("password", PASSWORD).press("Créer mon compte").await.sees("Vérifiez");
        }
        mailed(node, server, email).await
    };
    let page = page.confirm(email, PASSWORD).await;
    page.sees("Votre compte est activé").sees("8 rue des Lilas");
}

/// The page of the first link that is good; a choice made twice kills the link of the first.
async fn mailed(node: &Node, server: &SmtpServer, email: &str) -> Browser {
    for count in 1.. {
        let letters = server.wait_for(email, count, PATIENCE).await;
        let link = Eml::parse(&letters[count - 1].raw).link();
        let page = node.browser().visit(link.strip_prefix(ORIGIN).expect("our own link")).await;
        if page.text().contains("Votre compte est à jour") {
            return page;
        }
    }
    unreachable!("letters without end")
}
