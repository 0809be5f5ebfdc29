//! What a signed-in person sees of their own: one contract, its account, its documents.

pub mod holding;
pub mod statement;

pub use holding::Holding;

use crate::web::Routes;

pub fn routes() -> Routes {
    statement::routes()
}
