//! The page of a tiers: who it is, its contracts, who can open it, what happened, what was mailed.

mod deed;
mod facts;
mod history;
mod mails;
mod pages;
mod words;

pub use facts::tiers;
pub use pages::dossier;
