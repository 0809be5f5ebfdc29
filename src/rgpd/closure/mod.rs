//! « Fermer mon compte »: what ends with it, and what stays. An account that nobody uses any more ends
//! the same way.

mod closing;
mod letters;
mod pages;

pub use closing::{Why, close, close_again};
pub use letters::warn;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/profile/closure", get(pages::show).post(pages::close))
        .anyone("/closed", get(pages::closed))
}
