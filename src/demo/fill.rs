//! Filling: from an empty database to two agencies at work. Every step does nothing when it was
//! done before, so that a filling cut short is simply begun again.

use std::collections::BTreeSet;
use std::io::Cursor;

use super::agencies::{self, Facts, SOCIETES};
use super::open::DemoError;
use super::people::{self, PEOPLE};
use super::record::{Access, Record};
use crate::access::provisional::{self, Issued};
use crate::agencies::Societe;
use crate::contracts::{Contract, Tiers};
use crate::guard::Hasher;
use crate::imports::{self, Format, Limits, Mode};
use crate::texts::Lang;
use crate::web::App;

/// More than any société of the demonstration has.
const MOST: u64 = 1_000;
/// The couple with two mailboxes on one lease: each of them has a pair.
const COUPLE: &str = "T1006";

pub async fn fill(app: &App) -> Result<Record, DemoError> {
    let hasher = app.bulk_hasher()?;
    let mut record = Record::default();
    let mut societes = Vec::new();
    for facts in &SOCIETES {
        let societe = agencies::create(app, facts).await?;
        import(app, &societe, facts).await?;
        societes.push(societe);
    }
    for person in &PEOPLE {
        record.accounts.push(people::activate(app, &hasher, person).await?);
    }
    for societe in &societes {
        record.accesses.extend(issue(app, &hasher, societe).await?);
    }
    record.filled = societes.first().map(|societe| societe.id);
    Ok(record)
}

async fn import(app: &App, societe: &Societe, facts: &Facts) -> Result<(), DemoError> {
    let rows = imports::read(Cursor::new(facts.portfolio), Format::Csv, Limits::default())?;
    imports::apply(app, societe, rows, Mode::ForReal, &|_, _| ()).await?;
    Ok(())
}

/// A pair for everybody without an account.
async fn issue(app: &App, hasher: &Hasher, societe: &Societe) -> Result<Vec<Access>, DemoError> {
    let all = Tiers::page_of(app.db.reader(), societe, None, MOST).await?;
    let waiting = all.into_iter().filter(|tiers| !people::is_held(societe, tiers));
    let (couples, singles): (Vec<_>, Vec<_>) = waiting.partition(|tiers| tiers.reference == COUPLE);
    let mut issued = provisional::issue(app, hasher, societe, (singles, 1)).await?;
    if !couples.is_empty() {
        issued.extend(provisional::issue(app, hasher, societe, (couples, 2)).await?);
    }
    issued.sort_by(|one, other| one.tiers.reference.cmp(&other.tiers.reference));
    let mut accesses = Vec::new();
    for issued in issued {
        accesses.push(access(app, societe, issued).await?);
    }
    Ok(accesses)
}

async fn access(app: &App, societe: &Societe, issued: Issued) -> Result<Access, DemoError> {
    let contracts = Contract::of_tiers(app.db.reader(), societe.id, issued.tiers.id).await?;
    let texts = Lang::French.texts();
    let qualites: BTreeSet<_> = contracts.iter().map(|it| it.qualite.text(texts)).collect();
    Ok(Access {
        client: societe.client_code.clone(),
        societe: societe.societe_code.clone(),
        societe_name: societe.name.clone(),
        login: issued.login.as_str().to_owned(),
        password: issued.secret.as_str().to_owned(),
        name: issued.tiers.name(),
        qualite: qualites.into_iter().collect::<Vec<_>>().join(", "),
        suggested_email: issued.tiers.suggested_email,
    })
}
