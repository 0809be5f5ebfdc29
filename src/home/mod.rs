//! The signed-in person's own pages: every contract of every agency, and who they are to each.

mod again;
mod cards;
mod consents;
mod crowd;
mod filter;
mod held;
mod my_contracts;
mod pages;
mod to_do;
mod turn;

pub use turn::gather_turns;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new().anyone("/", get(pages::home)).signed_in("/profile", get(pages::profile))
}
