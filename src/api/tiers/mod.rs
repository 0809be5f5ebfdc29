//! Tiers: written with their contracts, as the import files have them.

mod list;
mod pages;

use super::batch::{BatchDone, items_schema};
use super::operation::{Api, Content, Said};
use crate::api_keys::Scope;
use crate::imports::{Record, Row};
use list::{TiersPage, TiersShown};
use pages::TiersAsked;

pub fn doors() -> Api {
    let list = Said::new("listTiers", "Tiers of the société, by reference.");
    let list = list.scope(Scope::TiersRead).asks::<TiersAsked>().answers::<TiersPage>();
    let write = Said::new("writeTiers", "Adds and changes tiers and their contracts.");
    let write = write.scope(Scope::TiersWrite).answers::<BatchDone>().once();
    let write = write.takes(Content::Json(|all| items_schema(Row::SHAPE, all.most_items)));
    let read = Said::new("readTiers", "One tiers.");
    let read = read.scope(Scope::TiersRead).answers::<TiersShown>();
    Api::default()
        .get("/api/v1/tiers", pages::list, list)
        .post("/api/v1/tiers", pages::write, write)
        .get("/api/v1/tiers/{reference}", pages::read, read)
}
