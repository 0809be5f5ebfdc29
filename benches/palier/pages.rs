//! `cargo bench -- --pages`: how long a page takes for who has 1, 10 or 200 contracts with 20 years of
//! entries, beside few and many contracts of other people.

use std::time::{Duration, Instant};

use palier::clock::Clock;
use palier::contracts::{ContractId, contract};
use palier::web::App;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::fill::{self, Person, Place};
use super::{load, product};

/// Contracts of the same person, and those of all others.
const OWN: [u32; 3] = [1, 10, 200];
const OTHERS: [usize; 2] = [10_000, 1_000_000];
const YEARS: i16 = 20;
/// Each page is asked so many times, in turns.
const TIMES: usize = 300;

pub async fn measure(place: &Place) -> anyhow::Result<()> {
    let own: Vec<Person> = OWN.map(person).into();
    let emails: Vec<String> = own.iter().map(|person| person.email.clone()).collect();
    let societe = fill::people(place, own).await?;
    println!("median time of a page in µs, asked one after the other ({TIMES} times each)");
    let mut there = 0;
    for others in OTHERS {
        fill::others(place, &societe, others - there).await?;
        there = others;
        fill::settle(place).await?;
        let palier = product::start(place).await?;
        let sessions = load::signed_in(&palier.url, &emails).await?;
        let mut pages = Vec::new();
        for (session, contracts) in sessions.iter().zip(OWN) {
            for (name, path) in paths(&one_of(place, contracts).await?.to_string()) {
                // Who has one contract is led to it.
                if (name, contracts) != ("home", 1) {
                    pages.push((name, contracts, session.clone(), path, Vec::new()));
                }
            }
        }
        for _ in 0..TIMES {
            for (_, _, session, path, took) in &mut pages {
                let mut wire = load::Wire::open(&palier.url).await?;
                let started = Instant::now();
                let answer = wire.get(path, session).await?;
                took.push(started.elapsed());
                anyhow::ensure!(answer.status == 200, "{path} answered {}", answer.status);
            }
        }
        for (name, contracts, _, _, took) in &mut pages {
            let micros = median(took).as_micros();
            println!("{others:>8} others  {contracts:>3} own  {name:<18} {micros:>8}");
        }
    }
    Ok(())
}

fn person(contracts: u32) -> Person {
    Person { contracts, months: YEARS * 12, email: format!("has{contracts}@example.org") }
}

/// The pages of somebody who has this contract.
fn paths(contract: &str) -> [(&'static str, String); 5] {
    let account = format!("/contracts/{contract}");
    [
        ("home", "/".to_owned()),
        ("contract", account.clone()),
        ("statement, a year", format!("{account}/statement")),
        ("statement, all", format!("{account}/statement?year=all")),
        ("documents", "/documents".to_owned()),
    ]
}

fn median(took: &mut [Duration]) -> Duration {
    took.sort();
    took.get(took.len() / 2).copied().unwrap_or_default()
}

/// A contract of whoever has so many.
async fn one_of(place: &Place, contracts: u32) -> anyhow::Result<ContractId> {
    let app = App::open_without_keys(place.settings.clone(), Clock::system()).await?;
    let found = contract::Entity::find()
        .filter(contract::Column::Lot.eq(format!("Lot 0 of {contracts}")))
        .limit(1)
        .one(app.db.reader())
        .await?;
    found.map(|found| found.id).ok_or_else(|| anyhow::anyhow!("no contract"))
}
