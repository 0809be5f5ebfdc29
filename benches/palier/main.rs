//! `cargo bench`: what Palier does in a second, beside what the same machine could do at most.
//!
//! Each figure is a ratio to a bound that is measured in the same run: bare argon2id hashes for
//! sign-ins, a bare page that reads one session through the same driver for the home page.
//! `cargo bench -- --format json` prints them for programs; `--accounts N` and `--seconds S` change
//! the run. `cargo bench -- --pages` measures instead how long pages take for who has 1, 10 or 200
//! contracts, beside 10 000 and 1 000 000 of others; `cargo bench -- --search` how long an agency's
//! portfolio takes to be searched, with 10 000 and with 1 000 000 tiers in it (`--portfolio`).
//! `TEST_DATABASE=postgres cargo bench` measures on a PostgreSQL of its own, as the stories do,
//! `--postgres URL` on an empty database of another.

mod bare;
mod books;
mod fill;
mod import;
#[expect(dead_code, reason = "the stories also read what the program on the leash says")]
#[path = "../../tests/extranet/support/leash.rs"]
mod leash;
mod load;
mod pages;
mod portfolio;
#[expect(dead_code, reason = "its own tests are not run here")]
#[path = "../../tests/extranet/support/postgres.rs"]
mod postgres;
mod product;
mod report;
mod search;
mod web_import;

use std::time::{Duration, Instant};

use clap::Parser;

use load::Visitor;

/// How much, how long, on what
#[derive(Parser)]
struct Args {
    /// How many accounts, each with two contracts
    #[arg(long, default_value_t = 10_000)]
    accounts: usize,
    /// How long each measure lasts; each is taken three times, in turns
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// How many tiers the measured import has
    #[arg(long, default_value_t = 100_000)]
    tiers: usize,
    /// An empty PostgreSQL database, instead of SQLite in a temporary folder
    #[arg(long)]
    postgres: Option<String>,
    /// `table` or `json`
    #[arg(long, default_value = "table")]
    format: String,
    /// Measure how page times grow with contracts instead
    #[arg(long)]
    pages: bool,
    /// Measure how long the portfolio of an agency takes to be searched instead
    #[arg(long)]
    search: bool,
    /// With `--search`: how many tiers, one measure after the other
    #[arg(long, value_delimiter = ',', default_value = "10000,1000000")]
    portfolio: Vec<usize>,
    /// With `--search`: how often each page is asked
    #[arg(long, default_value_t = 60)]
    times: usize,
    /// Given by cargo, without meaning here
    #[arg(long, hide = true)]
    bench: bool,
    /// Serve the bare page instead of measuring: how the benchmark calls itself
    #[arg(long, hide = true)]
    bare_page: Option<String>,
}

/// How many requests are under way at once.
const AT_ONCE: usize = 32;

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match &args.bare_page {
        Some(port) => runtime.block_on(bare::serve(port.parse()?)),
        None => runtime.block_on(measure(&args)),
    }
}

#[expect(clippy::too_many_lines, reason = "one measurement after the other")]
async fn measure(args: &Args) -> anyhow::Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let of_its_own = args.postgres.is_none() && postgres::is_asked_for();
    let own = of_its_own.then(postgres::fresh_database);
    let url = own.as_ref().map(|own| own.url.as_str()).or(args.postgres.as_deref());
    let place = fill::Place::new(url)?;
    if args.pages {
        return pages::measure(&place).await;
    }
    if args.search {
        return search::measure(&place, &args.portfolio, args.times).await;
    }
    let people = fill::fill(&place, args.accounts).await?;
    let span = Duration::from_secs(args.seconds);
    let on = if url.is_some() { "PostgreSQL" } else { "SQLite" };
    let mut report = report::Report { on, ..Default::default() };

    // The first start of a database that was filled from outside does once what is done by and by
    // afterwards: idle is after the second.
    drop(product::start(&place).await?);
    let palier = product::start(&place).await?;
    report.idle_mib = palier.resident_mib()?;
    let sessions = load::signed_in(&palier.url, &people[..AT_ONCE]).await?;
    let page_bytes = load::page_size(&palier.url, &sessions[0]).await?;
    let bare = product::start_bare(&place, page_bytes)?;
    bare::wait_for(&bare.url).await?;
    let known = load::acquainted(&palier.url, &people[AT_ONCE..4 * AT_ONCE]).await?;
    for round in 0..3 {
        let (before, began) = (product::processor_of(std::process::id())?, Instant::now());
        report.hashes.push(bare::hashes(&place.settings.hashing, span));
        let spent = product::processor_of(std::process::id())?.saturating_sub(before);
        report.hash_costs(spent, began.elapsed());
        let (before, began) = (palier.processor()?, Instant::now());
        report.sign_ins.push(load::sign_ins(&palier.url, &known, AT_ONCE, span).await?);
        report.sign_in_costs(palier.processor()?.saturating_sub(before), began.elapsed());
        let new = Visitor::strangers(&people[4 * AT_ONCE + round * 1_000..]);
        report.first_sign_ins.push(load::sign_ins(&palier.url, &new, AT_ONCE, span).await?);
        report.bare_pages.push(load::pages(&bare.url, &sessions, AT_ONCE, span).await?);
        report.home_pages.push(load::pages(&palier.url, &sessions, AT_ONCE, span).await?);
    }
    load::sign_ins(&palier.url, &Visitor::strangers(&people), 300, span).await?;
    report.busy_mib = palier.peak_mib()?;
    drop((palier, bare));
    report.import = Some(import::measure(&place, args.tiers)?);
    report.web_import = Some(web_import::measure(&place, &people).await?);
    report.print(&args.format);
    Ok(())
}
