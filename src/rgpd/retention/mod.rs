//! How long things are kept: every rule, applied once an hour, or only reckoned. `docs/rgpd.md` lists
//! the same rules in words; a story compares its list of tables with the database.

mod inactive;
mod rules;
mod trail;

pub use rules::{Report, apply, would_apply};
