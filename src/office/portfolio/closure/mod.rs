//! Closing the access to a tiers, for good (« Dissocier ») or for a time (« Suspendre »), and
//! opening it again (« Rétablir »): what it does is shown before it is done.

mod closing;
mod form;
mod pages;
mod restoring;

pub use form::{LONGEST_NOTE, ReasonChoice, WhyForm};
pub use pages::{ask_dissociation, ask_suspension, dissociate, suspend};
pub use restoring::{ask as ask_restoration, restore};
