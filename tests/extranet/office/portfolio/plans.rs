//! How the database goes about the portfolio: by indexes, whatever is searched, filtered or sorted.

use std::fmt::Write;

use palier::staff::Right;

use super::list::import;
use crate::space::plans::{parts, whole_tables};
use crate::support::{Agence, Browser, Extranet};

const QUERIES: [&str; 12] = [
    "",
    "?page=3",
    "?sort=name&order=descending",
    "?sort=reference&order=ascending",
    "?sort=activated&order=descending",
    "?q=roux",
    "?q=camille+roux+bail",
    "?q=roux&qualite=locataire&access=none&sort=reference",
    "?qualite=bailleur",
    "?access=none",
    "?access=expired&sort=activated",
    "?access=linked&qualite=locataire&sort=reference",
];

async fn many(extranet: &Extranet, agence: &Agence, count: usize) {
    let mut lines = String::new();
    for n in 0..count {
        let quality = ["locataire", "copropriétaire", "propriétaire bailleur"][n % 3];
        writeln!(lines, "R{n};Mme;Roux {n};Camille;1 rue A;c{n}@example.org;BAIL-{n};{quality};;")
            .expect("a text");
    }
    import(extranet, agence, &lines).await;
}

async fn visited(page: &Browser, agence: &Agence, query: &str) {
    let page = page.clone().visit(&format!("/office/{}/tiers{query}", agence.societe.id)).await;
    assert_eq!(page.status, 200, "{query}");
}

#[tokio::test]
async fn no_page_of_the_portfolio_reads_the_whole_of_a_table() {
    let (extranet, statements) = Extranet::open().await.written_down();
    let bellevue = extranet.bellevue().await;
    many(&extranet, &bellevue, 200).await;
    let page = extranet.staff(&bellevue, Right::Lecture).await;
    for query in QUERIES {
        statements.taken();
        visited(&page, &bellevue, query).await;
        for statement in statements.taken() {
            for part in parts(statement) {
                let whole = whole_tables(&extranet, part.clone()).await;
                assert!(whole.is_empty(), "{query} reads {whole:?}: {}", part.sql);
            }
        }
    }
}

#[tokio::test]
async fn no_page_of_the_portfolio_asks_more_often_for_more_tiers() {
    let (extranet, statements) = Extranet::open().await.counted();
    let bellevue = extranet.bellevue().await;
    let page = extranet.staff(&bellevue, Right::Lecture).await;
    let mut asked = Vec::new();
    for count in [3, 300] {
        many(&extranet, &bellevue, count).await;
        let mut each = Vec::new();
        for query in QUERIES {
            statements.taken();
            visited(&page, &bellevue, query).await;
            each.push((query, statements.taken()));
        }
        asked.push(each);
    }
    assert_eq!(asked[0], asked[1]);
}
