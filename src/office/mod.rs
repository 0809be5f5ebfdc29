//! « Espace gestion »: the agency's side, société by société. One folder is one part of it.

mod follow_up;
mod journal;
mod pages;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .staff("/office", get(pages::choose))
        .with(follow_up::routes())
        .with(journal::routes())
}
