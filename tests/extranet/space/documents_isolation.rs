//! The proof of isolation: what the product shows to each of many people is what the naive rule says.

use std::collections::BTreeSet;

use super::documents_world::{PEOPLE, world};
use crate::support::{Agence, Browser, Extranet, PASSWORD};

const UNKNOWN: &str = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";

#[tokio::test]
async fn each_person_is_shown_exactly_what_the_naive_rule_grants_them() {
    let extranet = Extranet::open().await;
    let (world, people, agence) = world(&extranet).await;
    let all: BTreeSet<_> = world.documents.iter().map(|paper| paper.id.to_string()).collect();
    let (mut shown_in_all, mut refused) = (0, 0);
    for (number, (account, email)) in people.iter().enumerate() {
        let browser = signed_in(&extranet, &agence, number, email).await;
        let expected = world.visible(*account, extranet.today());
        let expected: BTreeSet<_> = expected.iter().map(ToString::to_string).collect();
        let shown = shown(&browser).await;
        let too_many: Vec<_> = shown.difference(&expected).collect();
        let missing: Vec<_> = expected.difference(&shown).collect();
        assert!(too_many.is_empty() && missing.is_empty(), "{email}: {too_many:?} {missing:?}");
        shown_in_all += shown.len();
        let unknown = answer(&browser, UNKNOWN).await;
        assert_eq!(unknown.0, 404);
        for id in all.difference(&expected).step_by(397) {
            assert_eq!(answer(&browser, id).await, unknown, "{email}: {id}");
            refused += 1;
        }
    }
    // The world is such that the rule has something to say.
    assert!(people.len() == PEOPLE && all.len() >= 2_000);
    assert!(shown_in_all > 1_000 && refused > 100, "{shown_in_all} shown, {refused} refused");
}

async fn signed_in(extranet: &Extranet, agence: &Agence, number: usize, email: &str) -> Browser {
    let browser = extranet.browser().client_ip(&format!("192.0.{number}.1"));
    browser.sign_in(agence, email, PASSWORD).await.sees("Mes contrats")
}

/// Every document of every page.
async fn shown(browser: &Browser) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut page = browser.clone().get("/documents").await;
    loop {
        let html = page.html();
        let links = html.split("href=\"/documents/").skip(1);
        let ids = links.filter_map(|rest| rest.split_once('"')).map(|(id, _)| id.to_owned());
        for id in ids.filter(|id| !id.ends_with("/accessible")) {
            assert!(found.insert(id), "a document is on two pages");
        }
        if !html.contains("rel=\"next\"") {
            return found;
        }
        page = page.click("Page suivante").await;
    }
}

/// Everything of an answer but the number that was asked for, and its own.
async fn answer(browser: &Browser, id: &str) -> (u16, String, Vec<String>) {
    let page = browser.clone().get(&format!("/documents/{id}")).await;
    let headers = page.hops[0].headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
    (page.status.as_u16(), page.html().replace(id, "…"), headers)
}
