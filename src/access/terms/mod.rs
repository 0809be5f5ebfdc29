//! New terms of use: shown once after a sign-in to those who accepted earlier ones.

mod due;
mod pages;

pub use due::on_the_way;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new().signed_in("/terms", get(pages::show).post(pages::accept))
}
