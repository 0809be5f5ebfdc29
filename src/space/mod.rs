//! What a signed-in person sees of their own: one contract, its account, its documents.

mod activity;
pub mod contract;
mod documents;
pub mod holding;
pub mod notice;
pub mod payment;
pub mod standing;
pub mod statement;

pub use holding::Holding;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    let own = Routes::new().signed_in("/contracts/{contract}", get(contract::pages::show));
    own.with(statement::routes()).with(documents::routes()).with(activity::routes())
}
