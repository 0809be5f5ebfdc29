//! Lots, and the contracts that are about them.

mod list;
mod pages;

use super::batch::{BatchDone, items_schema};
use super::operation::{Api, Content, Said};
use crate::api_keys::Scope;
use crate::imports::{LotRow, Record};
use list::LotsPage;
use pages::LotsAsked;

pub fn doors() -> Api {
    let list = Said::new("listLots", "Lots of the société, or of one immeuble, by reference.");
    let list = list.scope(Scope::ImmeublesRead).asks::<LotsAsked>().answers::<LotsPage>();
    let write =
        Said::new("writeLots", "Adds and changes lots, and says which contracts are about them.");
    let write = write.scope(Scope::ImmeublesWrite).answers::<BatchDone>().once();
    let write = write.takes(Content::Json(|all| items_schema(LotRow::SHAPE, all.most_items)));
    Api::default().get("/api/v1/lots", pages::list, list).post("/api/v1/lots", pages::write, write)
}
