//! « Documents »: every document of every contract, to search, to open, and to take away.

mod accessible;
pub mod archive;
pub mod asking;
mod bails;
pub mod delivery;
mod filters;
pub mod my_contracts;
mod pages;
mod selection;
mod view;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/documents", get(pages::documents))
        .signed_in("/documents/{document}", get(pages::download))
        .signed_in("/documents/{document}/accessible", get(accessible::ask))
        .signed_in("/documents/zip", post(pages::zip))
}
