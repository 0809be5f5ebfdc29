//! « Imports »: a file is sent, read without writing anything, agreed to, and then applied whole.

mod applying;
mod confirming;
mod export;
mod following;
pub(super) mod history;
pub mod import;
mod line;
mod list;
mod looking;
mod pages;
mod report;
mod send;
mod send_documents;
mod staging;
mod touched;

use axum::routing::{get, post};

pub use staging::{count_old, sweep, sweep_reports};

use crate::jobs::{Doer, Kind};
use crate::web::Routes;

/// What this part has done without anybody waiting for it.
pub const DOERS: [(Kind, Doer); 3] = [
    (Kind::ImportLook, looking::doer),
    (Kind::ImportApply, applying::doer),
    (Kind::ImportFollow, following::doer),
];

pub fn routes() -> Routes {
    Routes::new()
        .gestion("/office/{societe}/imports", get(list::list))
        .gestion_upload("/office/{societe}/imports/new", get(send::show).post(send::send))
        .gestion_upload(
            "/office/{societe}/imports/documents",
            get(send_documents::show).post(send_documents::send),
        )
        .gestion("/office/{societe}/imports/{id}", get(pages::show))
        .gestion("/office/{societe}/imports/{id}/report.csv", post(export::csv))
        .gestion("/office/{societe}/imports/{id}/confirm", post(pages::confirm))
        .gestion("/office/{societe}/imports/{id}/discard", post(pages::discard))
}
