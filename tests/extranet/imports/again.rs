//! A file sent again: only what changed in it changes.

use std::time::Duration;

use palier::contracts::{Contract, Tiers};

use super::{FILE, counts};
use crate::support::Extranet;
use crate::support::people::Agence;

const DAY: Duration = Duration::from_hours(24);

/// All the tiers of a société, with their contracts.
async fn portfolio(extranet: &Extranet, agence: &Agence) -> Vec<(Tiers, Vec<Contract>)> {
    let db = extranet.app.db.reader();
    let mut portfolio = Vec::new();
    for tiers in Tiers::page_of(db, &agence.societe, None, 100).await.expect("tiers") {
        let contracts = Contract::of_tiers(db, agence.societe.id, tiers.id).await;
        portfolio.push((tiers, contracts.expect("contracts")));
    }
    portfolio
}

#[tokio::test]
async fn a_first_file_creates_its_tiers_and_contracts() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let report = extranet.import(&bellevue.societe, FILE).await;
    assert_eq!(counts(&report), [3, 0, 0, 0, 0]);

    let portfolio = portfolio(&extranet, &bellevue).await;
    let names: Vec<_> =
        portfolio.iter().map(|(tiers, contracts)| (tiers.name(), contracts.len())).collect();
    assert_eq!(names, [("Mme Camille Roux".into(), 2), ("SCI des Tilleuls".into(), 1)]);
    let (camille, contracts) = &portfolio[0];
    assert_eq!(camille.suggested_email.as_deref(), Some("camille@example.org"));
    assert_eq!(camille.address, "8 rue des Lilas");
    assert_eq!(contracts[0].started_on.map(|day| day.to_string()), Some("2019-09-01".into()));
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.import(&bellevue.societe, FILE).await;
    let before = portfolio(&extranet, &bellevue).await;
    extranet.later(DAY);
    let report = extranet.import(&bellevue.societe, FILE).await;
    assert_eq!(counts(&report), [0, 0, 3, 0, 0]);
    assert_eq!(portfolio(&extranet, &bellevue).await, before);
}

#[tokio::test]
async fn a_changed_tiers_keeps_its_number_and_counts_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.import(&bellevue.societe, FILE).await;
    let before = portfolio(&extranet, &bellevue).await;
    extranet.later(DAY);
    let report =
        extranet.import(&bellevue.societe, &FILE.replace("8 rue des Lilas", "9 rue X")).await;
    assert_eq!(counts(&report), [0, 1, 2, 0, 0]);

    let after = portfolio(&extranet, &bellevue).await;
    let (old, new) = (&before[0].0, &after[0].0);
    assert_eq!((new.id, new.created_at, new.address.as_str()), (old.id, old.created_at, "9 rue X"));
    assert!(new.updated_at > old.updated_at);
    assert_eq!(before[0].1, after[0].1, "the contracts of the tiers are as they were");
    assert_eq!(before[1], after[1], "the other tiers is as it was");
}

#[tokio::test]
async fn a_last_day_ends_a_contract_and_an_emptied_one_opens_it_again() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.import(&bellevue.societe, FILE).await;
    let ended = FILE.replace("15/02/2021;", "15/02/2021;31/03/2026");
    let report = extranet.import(&bellevue.societe, &ended).await;
    assert_eq!(counts(&report), [0, 0, 2, 1, 0]);
    let contract = portfolio(&extranet, &bellevue).await[0].1[1].clone();
    assert_eq!(contract.ended_on.map(|day| day.to_string()), Some("2026-03-31".into()));

    let report = extranet.import(&bellevue.societe, FILE).await;
    assert_eq!(counts(&report), [0, 1, 2, 0, 0]);
    assert_eq!(portfolio(&extranet, &bellevue).await[0].1[1].ended_on, None);
}

#[tokio::test]
async fn what_is_no_longer_in_the_file_stays_as_it_is() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.import(&bellevue.societe, FILE).await;
    let before = portfolio(&extranet, &bellevue).await;
    let last_line = FILE.lines().last().expect("a line");
    let report = extranet.import(&bellevue.societe, last_line).await;
    assert_eq!((report.read, counts(&report)), (1, [0, 0, 1, 0, 0]));
    assert_eq!(portfolio(&extranet, &bellevue).await, before);
}
