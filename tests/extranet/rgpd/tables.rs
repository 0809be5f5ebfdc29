//! `docs/rgpd.md` against the database: no table without a word on what it keeps, why and how long.

use std::collections::BTreeSet;

use crate::support::Extranet;
use crate::walls::kit::tables;

#[tokio::test]
async fn the_page_on_personal_data_lists_every_table() {
    let extranet = Extranet::open().await;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rgpd.md");
    let page = std::fs::read_to_string(path).expect("docs/rgpd.md");
    let (_, page) = page.split_once("## Every table").expect("its last part");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows = rows.filter_map(|row| row.split_once(" |")).map(|(names, _)| names);
    let named: Vec<String> =
        rows.flat_map(|names| names.split(", ")).map(|name| name.replace('`', "")).collect();
    let listed: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(named.len(), listed.len(), "docs/rgpd.md tells of a table twice: {named:?}");
    let there: BTreeSet<String> = tables(&extranet).await.into_iter().collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    assert!(missing.is_empty(), "docs/rgpd.md says nothing of {missing:?}");
    let gone: Vec<_> = listed.difference(&there).collect();
    assert!(gone.is_empty(), "docs/rgpd.md tells of {gone:?}, which are not there");
}
