//! The page behind the mailed link: « Votre compte est à jour », where the first sign-in commits.

mod contesting;
mod pages;

pub use pages::{contest, contested, follow_link, link_gone, show, sign_in};
