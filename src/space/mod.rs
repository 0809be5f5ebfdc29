//! What a signed-in person sees of their own: one contract, its account, its documents.

mod activity;
pub mod contract;
mod demandes;
mod documents;
pub mod holding;
pub mod notice;
pub mod payment;
mod quittances;
pub mod standing;
pub mod statement;
mod unknown;

pub use documents::archive;
pub use holding::Holding;
pub use quittances::{Quittance, of_account as quittances_of_account, titled};

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    let own = Routes::new().signed_in("/contracts/{contract}", get(contract::pages::show));
    let own = own.with(statement::routes()).with(quittances::routes());
    own.with(documents::routes()).with(demandes::routes()).with(activity::routes())
}
