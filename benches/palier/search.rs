//! `cargo bench -- --search`: how long a member of staff waits for the portfolio, searched, filtered,
//! sorted and leafed through, beside few tiers and beside many.

use std::time::{Duration, Instant};

use super::fill::{self, Place};
use super::{load, portfolio, product};

/// A page of the portfolio, and how long it took each time, at each size.
struct Asked {
    name: &'static str,
    query: String,
    took: Vec<Vec<Duration>>,
}

/// Each page is asked so many times, in turns, at each of these sizes.
pub async fn measure(place: &Place, sizes: &[usize], times: usize) -> anyhow::Result<()> {
    let societe = portfolio::societe(place).await?;
    let cookie = portfolio::clerk(place, &societe).await?;
    let mut pages = pages(sizes.first().copied().unwrap_or_default());
    let mut there = 0;
    for size in sizes {
        let began = Instant::now();
        portfolio::fill(place, &societe, there..*size).await?;
        println!("{size} tiers are there after {:.0} s", began.elapsed().as_secs_f64());
        there = *size;
        fill::settle(place).await?;
        let palier = product::start(place).await?;
        for page in &mut pages {
            page.took.push(Vec::new());
        }
        for _ in 0..times {
            for page in &mut pages {
                let path = format!("/office/{}/tiers{}", societe.id, page.query);
                let mut wire = load::Wire::open(&palier.url).await?;
                let started = Instant::now();
                let answer = wire.get(&path, &cookie).await?;
                let took = started.elapsed();
                anyhow::ensure!(answer.status == 200, "{path} answered {}", answer.status);
                page.took.last_mut().into_iter().for_each(|all| all.push(took));
            }
        }
        println!("memory {:.0} MiB", palier.resident_mib()?);
    }
    print(&mut pages, sizes);
    Ok(())
}

/// Milliseconds: half of the answers, and 19 of 20, came in less; how many times longer the latter is
/// than beside the fewest tiers.
fn print(pages: &mut [Asked], sizes: &[usize]) {
    println!("{:<34}{}", "ms: p50, p95, p95 to the first", sizes_of(sizes));
    for page in pages {
        let mut first = None;
        print!("{:<34}", page.name);
        for took in &mut page.took {
            took.sort();
            let (half, most) = (millis(took, 50), millis(took, 95));
            let times = most / *first.get_or_insert(most);
            print!("{half:>9.1} {most:>8.1} {times:>6.1}×");
        }
        println!();
    }
}

fn sizes_of(sizes: &[usize]) -> String {
    let sizes: Vec<String> = sizes.iter().map(|size| format!("{size:>26}")).collect();
    sizes.concat()
}

fn millis(sorted: &[Duration], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).map_or(0.0, |took| took.as_secs_f64() * 1e3)
}

fn pages(fewest: usize) -> Vec<Asked> {
    // Somebody who is there at every size.
    let (first, last) = portfolio::names(fewest / 2);
    let number = fewest / 2;
    let (first, last) = (first.to_lowercase(), last.to_lowercase());
    let address = format!("?q={first}.{last}{number}%40example.org");
    let pages: [(&str, String); 22] = [
        ("all, by name", String::new()),
        ("all, page 200", "?page=200".into()),
        ("by name, from the end", "?sort=name&order=descending".into()),
        ("by reference", "?sort=reference&order=ascending".into()),
        ("by activation", "?sort=activated&order=descending".into()),
        ("by activation, page 200", "?sort=activated&order=descending&page=200".into()),
        ("the beginning of a name", "?q=marber".into()),
        ("two letters", "?q=ma".into()),
        ("two words", format!("?q={first}+{last}")),
        ("two frequent words", "?q=camille+mar".into()),
        ("an e-mail address", address),
        ("a reference", format!("?q=T-{number:07}")),
        ("a word that nobody has", "?q=zzzz".into()),
        ("a qualité", "?qualite=coproprietaire".into()),
        ("a qualité, page 200", "?qualite=coproprietaire&page=200".into()),
        ("a qualité that nobody has", "?qualite=bailleur".into()),
        ("an access", "?access=linked&sort=reference&order=ascending".into()),
        ("an access, by activation", "?access=linked&sort=activated&order=descending".into()),
        ("an access that nobody has", "?access=suspended".into()),
        ("an access whose time is over", "?access=expired&page=20".into()),
        ("both filters, page 100", "?access=none&qualite=locataire&page=100".into()),
        ("a word and both filters", "?q=mar&access=linked&qualite=locataire".into()),
    ];
    let asked = |(name, query)| Asked { name, query, took: Vec::new() };
    pages.into_iter().map(asked).collect()
}
