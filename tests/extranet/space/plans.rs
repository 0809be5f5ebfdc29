//! How the database goes about what pages ask: by indexes, and as often for many contracts as for few.

use std::ops::Range;

use palier::contracts::Qualite;
use palier::documents::{DocumentKind, Readers};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

use super::documents_kit::new;
use crate::support::{Agence, Browser, Dossier, Extranet};

fn pages(dossier: &Dossier) -> Vec<String> {
    let contract = dossier.contract.id;
    let mut pages: Vec<String> = [
        "/",
        "/?page=2",
        "/?qualite=locataire",
        "/profile",
        "/documents",
        "/documents?q=avis&year=2026",
        "/demandes",
        "/demandes?state=sent",
    ]
    .map(str::to_owned)
    .into();
    for ending in ["", "/statement", "/statement?year=2026", "/statement.csv"] {
        pages.push(format!("/contracts/{contract}{ending}"));
    }
    pages.push(format!("/documents?contract={contract}"));
    pages
}

/// Camille with so many contracts more, each with an account and a document.
async fn with_contracts(
    extranet: &Extranet,
    (bellevue, of): (&Agence, &Dossier),
    more: Range<i64>,
) {
    for at in more {
        let qualite = if at % 2 == 0 { Qualite::Locataire } else { Qualite::Coproprietaire };
        let contract = extranet.another(of, qualite, &format!("{at} rue Longue")).await;
        extranet.owes(&contract, &[("2026-05-01", 100 + at), ("2026-06-01", at + 1)]).await;
        let readers = Readers::Contract(contract.id);
        let title = format!("Avis {at}");
        extranet.publish(&new(bellevue, DocumentKind::AvisDEcheance, readers, &title)).await;
    }
}

#[tokio::test]
async fn no_page_asks_more_often_for_more_contracts() {
    let (extranet, statements) = Extranet::open().await.counted();
    let (bellevue, dossier, page) = extranet.camille().await;
    let asked = async |page: &Browser| {
        let mut asked = Vec::new();
        for address in pages(&dossier) {
            statements.taken();
            let page = page.clone().visit(&address).await;
            assert_eq!(page.status, 200, "{address}");
            asked.push((address, statements.taken()));
        }
        asked
    };
    with_contracts(&extranet, (&bellevue, &dossier), 0..2).await;
    let few = asked(&page).await;
    let home = few.first().map(|(_, statements)| *statements);
    let one_message = extranet.app.db.has_one_writer();
    assert_eq!(home, Some(if one_message { 1 } else { 3 }), "the page that everybody opens");
    with_contracts(&extranet, (&bellevue, &dossier), 2..12).await;
    let mut again = few.clone();
    // Whether the page that this session saw is still the same.
    again[0].1 += 1;
    assert_eq!(asked(&page).await, again);
    with_contracts(&extranet, (&bellevue, &dossier), 12..60).await;
    let many = asked(&page).await;
    for ((address, few), (_, many)) in few.iter().zip(&many) {
        // Who has more contracts than a page of them: they are counted, and one page of them is read.
        let most = if address.starts_with("/?") || address == "/" { few + 5 } else { *few };
        assert!(*many <= most, "{address}: {few} statements, then {many}");
    }
}

#[tokio::test]
async fn no_page_reads_the_whole_of_a_table() {
    let (extranet, statements) = Extranet::open().await.written_down();
    let (bellevue, dossier, page) = extranet.camille().await;
    with_contracts(&extranet, (&bellevue, &dossier), 0..25).await;
    for address in pages(&dossier) {
        statements.taken();
        page.clone().visit(&address).await;
        for statement in statements.taken() {
            for part in parts(statement) {
                let whole = whole_tables(&extranet, part.clone()).await;
                assert!(whole.is_empty(), "{address} reads {whole:?}: {}", part.sql);
            }
        }
    }
}

/// Those that were sent in one message.
pub fn parts(statement: Statement) -> Vec<Statement> {
    if statement.db_backend == DbBackend::Postgres {
        return vec![statement];
    }
    let parts = statement.sql.split("; ").filter(|sql| sql.starts_with("SELECT"));
    parts.map(|sql| Statement::from_string(DbBackend::Sqlite, sql)).collect()
}

pub async fn whole_tables(extranet: &Extranet, statement: Statement) -> Vec<String> {
    if !statement.sql.starts_with("SELECT") {
        return Vec::new();
    }
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let column = |row: QueryResult, at| row.try_get_by_index::<String>(at).expect("a text");
    let plan = |how: &str| {
        let (sql, values) = (format!("{how} {}", statement.sql), statement.values.clone());
        Statement { sql, values, db_backend: statement.db_backend }
    };
    if statement.db_backend == DbBackend::Postgres {
        // The tables of a story are so small that it would rather read them all.
        tx.execute_unprepared("set local enable_seqscan = off").await.expect("a setting");
        let plan = tx.query_all_raw(plan("explain")).await.expect("a plan");
        let steps = plan.into_iter().map(|row| column(row, 0));
        return steps.filter(|step| step.contains("Seq Scan on")).collect();
    }
    let plan = tx.query_all_raw(plan("explain query plan")).await.expect("a plan");
    let steps: Vec<String> = plan.into_iter().map(|row| column(row, 3)).collect();
    // What is made on the way may be gone through.
    let made = |name: &str| {
        let is_made = |step: &&String| {
            ["CO-ROUTINE", "MATERIALIZE"].iter().any(|how| **step == format!("{how} {name}"))
        };
        steps.iter().filter(is_made).count()
    };
    let scanned =
        |name: &str| steps.iter().filter(|step| step.strip_prefix("SCAN ") == Some(name)).count();
    let scans = steps.iter().filter_map(|step| step.strip_prefix("SCAN "));
    let whole = scans.filter(|name| *name != "CONSTANT ROW" && scanned(name) > made(name));
    whole.map(str::to_owned).collect()
}
