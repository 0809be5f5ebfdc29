//! Detachment (« Détacher ce contrat »): a link ended from its holder's side.

mod detach;
mod pages;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new().signed_in("/detachment/{link}", get(pages::ask).post(pages::detach))
}
