//! What a signed-in person sees of their own: one contract, its account, its documents.

mod activity;
mod documents;
pub mod holding;

pub use holding::Holding;

use crate::web::Routes;

pub fn routes() -> Routes {
    documents::routes().with(activity::routes())
}
