//! Immeubles, and the mandates of their conseils syndicaux.

mod list;
mod pages;

use super::batch::{BatchDone, items_schema};
use super::operation::{Api, Content, Said};
use crate::api_keys::Scope;
use crate::imports::{ImmeubleRow, MandatRow, Record};
use list::{ImmeubleShown, ImmeublesPage};
use pages::ImmeublesAsked;

pub fn doors() -> Api {
    let list = Said::new("listImmeubles", "Immeubles of the société, by reference.");
    let list = list.scope(Scope::ImmeublesRead).asks::<ImmeublesAsked>();
    let write = Said::new("writeImmeubles", "Adds and changes immeubles.");
    let write = write.scope(Scope::ImmeublesWrite).answers::<BatchDone>().once();
    let write = write.takes(Content::Json(|all| items_schema(ImmeubleRow::SHAPE, all.most_items)));
    let read = Said::new("readImmeuble", "One immeuble.").scope(Scope::ImmeublesRead);
    let mandats =
        Said::new("writeMandats", "Adds, changes and ends mandates of conseils syndicaux.");
    let mandats = mandats.scope(Scope::ImmeublesWrite).answers::<BatchDone>().once();
    let mandats =
        mandats.takes(Content::Json(|all| items_schema(MandatRow::SHAPE, all.most_items)));
    Api::default()
        .get("/api/v1/immeubles", pages::list, list.answers::<ImmeublesPage>())
        .post("/api/v1/immeubles", pages::write, write)
        .get("/api/v1/immeubles/{reference}", pages::read, read.answers::<ImmeubleShown>())
        .post("/api/v1/mandats", pages::write_mandats, mandats)
}
