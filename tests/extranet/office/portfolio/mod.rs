//! « Portefeuille »: the list of tiers, the page of one, and what is done there.

mod bulk;
mod closure;
pub mod dossier;
mod issue;
pub mod list;
mod plans;
