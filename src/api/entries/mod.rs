//! Entries of the contracts' accounts: added, and corrected by contre-passation.

mod list;
mod pages;

use super::batch::{BatchDone, items_schema};
use super::operation::{Api, Content, Said};
use crate::api_keys::Scope;
use crate::imports::{EntryRow, Record};
use list::EntriesPage;
use pages::{EntriesAsked, PostingAsked};

pub fn doors() -> Api {
    let list =
        Said::new("listEntries", "Entries of one contract, corrections included, as they came.");
    let list = list.scope(Scope::EntriesRead).asks::<EntriesAsked>().answers::<EntriesPage>();
    let write = Said::new(
        "writeEntries",
        "Adds entries; one that says something else than before is taken back and stated anew.",
    );
    let write = write.scope(Scope::EntriesWrite).asks::<PostingAsked>().answers::<BatchDone>();
    let write =
        write.takes(Content::Json(|all| items_schema(EntryRow::SHAPE, all.most_items))).once();
    Api::default().get("/api/v1/entries", pages::list, list).post(
        "/api/v1/entries",
        pages::write,
        write,
    )
}
