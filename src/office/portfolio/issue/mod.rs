//! « Émettre des identifiants » for one tiers: shown once, on the page that answers.

mod issuing;
mod pages;

pub use pages::{send, show};
