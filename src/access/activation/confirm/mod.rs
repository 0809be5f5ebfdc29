//! The page behind the mailed link: « Votre compte est à jour », where the first sign-in commits.

mod contesting;
mod dead_link;
mod pages;

pub use dead_link::link_gone;
pub use pages::{contest, contested, follow_link, show, sign_in};
