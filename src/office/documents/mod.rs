//! « Documents »: what a société publishes, for whom, who will see it, and what it takes back.

mod asked;
mod choices;
mod effect;
mod file;
mod file_line;
mod form;
mod gathering;
mod many;
mod pages;
mod plan;
mod preview;
mod publish;
mod receiving;
mod sheet;
mod shelf;
mod target;
mod together;
mod view;
mod who;

use axum::routing::{get, post};

use crate::web::Routes;

pub use asked::encoded;
pub use effect::Effect;
pub use gathering::{Gathered, gather};
pub use shelf::{Shelved, those};
pub use view::weight;

pub fn routes() -> Routes {
    Routes::new()
        .lecture("/office/{societe}/documents", get(pages::list))
        .gestion_upload(
            "/office/{societe}/documents/publish",
            get(publish::show).post(publish::send),
        )
        .gestion_upload("/office/{societe}/documents/many", get(many::show).post(many::send))
        .gestion(
            "/office/{societe}/documents/batches/{batch}",
            get(together::show).post(together::confirm),
        )
        .gestion(
            "/office/{societe}/documents/drafts/{draft}",
            get(preview::show).post(preview::confirm),
        )
        .gestion("/office/{societe}/documents/drafts/{draft}/file", get(file::of_draft))
        .lecture("/office/{societe}/documents/{document}", get(sheet::show))
        .gestion("/office/{societe}/documents/{document}/file", get(file::of_document))
        .gestion("/office/{societe}/documents/{document}/withdraw", post(sheet::withdraw))
        .gestion("/office/{societe}/documents/{document}/show-again", post(sheet::show_again))
}
