//! New terms of use: shown once after a sign-in to those who accepted earlier ones.

mod due;
mod pages;

pub use due::{is_any_due, on_the_way, past_terms};

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new().signed_in("/terms", get(pages::show).post(pages::accept))
}
