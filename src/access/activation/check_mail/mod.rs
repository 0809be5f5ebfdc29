//! Step 3, « Vérifiez votre messagerie »: which mail to look for, once more if need be, or back.

mod pages;
mod sending;

pub use pages::{resend, restart, show};
