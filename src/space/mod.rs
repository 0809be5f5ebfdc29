//! What a signed-in person sees of their own: one contract, its account, its documents.

pub mod holding;

pub use holding::Holding;
