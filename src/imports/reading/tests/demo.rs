//! The files of the demonstration: good, unreachable, and full of real situations.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::contracts::Qualite;

const BELLEVUE_TLS: &str = include_str!("../../../../assets/demo/bellevue-tls.csv");
const BELLEVUE_MTB: &str = include_str!("../../../../assets/demo/bellevue-mtb.csv");
const RIVES_BDX: &str = include_str!("../../../../assets/demo/rives-bdx.csv");

fn rows(file: &str) -> Vec<Row> {
    outcomes(file, Format::Csv).into_iter().map(Result::unwrap).collect()
}

fn all() -> Vec<Row> {
    [BELLEVUE_TLS, BELLEVUE_MTB, RIVES_BDX].into_iter().flat_map(rows).collect()
}

#[test]
fn every_row_is_imported_whole() {
    for row in all() {
        assert_eq!(row.flaws, [], "{}", row.tiers.last_name);
        assert!(row.contract.immeuble.city.value().and(row.contract.started_on.value()).is_some());
    }
    let tiers: BTreeSet<String> = all().into_iter().map(|row| row.tiers.last_name).collect();
    assert!(tiers.len() >= 16, "{tiers:?}");
}

#[test]
fn no_address_can_reach_anyone() {
    for email in all().into_iter().filter_map(|row| row.tiers.suggested_email.value().cloned()) {
        assert!(email.ends_with(".example"), "{email}");
    }
}

#[test]
fn the_situations_of_real_life_are_there() {
    let toulouse = rows(BELLEVUE_TLS);
    let mut contracts = BTreeMap::<&str, usize>::new();
    let mut mailboxes = BTreeMap::<&str, BTreeSet<&str>>::new();
    for row in &toulouse {
        *contracts.entry(&row.tiers.reference).or_default() += 1;
        if let Some(email) = row.tiers.suggested_email.as_deref() {
            mailboxes.entry(email).or_default().insert(&row.tiers.reference);
        }
    }
    let some = |test: fn(&Row) -> bool| toulouse.iter().any(test);
    assert!(contracts.values().any(|count| *count == 2), "two lots at one agency");
    assert!(mailboxes.values().any(|tiers| tiers.len() == 2), "a couple sharing one mailbox");
    assert!(
        some(|row| row.tiers.civility == Given::Value(Civility::MonsieurEtMadame)),
        "two on one lease"
    );
    assert!(some(|row| row.tiers.last_name == "SCI des Tilleuls"), "a company");
    assert!(some(|row| row.tiers.postal.country.value().is_some()), "an owner abroad");
    assert!(some(|row| row.tiers.suggested_email == Given::Empty), "no e-mail at all");
    let ended = |qualite| {
        toulouse
            .iter()
            .any(|r| r.contract.qualite == qualite && r.contract.ended_on.value().is_some())
    };
    assert!(ended(Qualite::Coproprietaire) && ended(Qualite::Locataire), "sold lot, tenant gone");
}

#[test]
fn one_person_is_known_otherwise_at_another_agency() {
    let find = |file, name: &str| {
        rows(file).into_iter().find(|row| row.tiers.last_name.starts_with(name)).unwrap()
    };
    let (here, there) = (find(BELLEVUE_TLS, "Benali"), find(RIVES_BDX, "Benali"));
    assert_ne!(here.tiers.last_name, there.tiers.last_name);
    assert_ne!(here.tiers.suggested_email, there.tiers.suggested_email);
    assert_eq!(here.contract.qualite, Qualite::Coproprietaire);
    assert_eq!(there.contract.qualite, Qualite::Locataire);
}
