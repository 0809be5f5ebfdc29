//! « Suspendre » and « Rétablir » for several tiers at once: ticked, or all that a search finds. What
//! it does is counted before it is done; many are done in the background, some at a time.

pub mod act;
mod doing;
mod effect;
mod form;
mod pages;
mod standing;

use axum::routing::{get, post};

use crate::web::Routes;

pub use act::sweep;
pub use doing::doer;

pub fn routes() -> Routes {
    Routes::new()
        .gestion("/office/{societe}/bulk", post(pages::choose))
        .gestion("/office/{societe}/bulk/{id}", get(pages::show).post(pages::confirm))
}
