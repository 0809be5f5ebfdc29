//! The audit trail: who did what, when, from where. Rows are only ever added, and sealed in chains.

pub mod chain;
pub mod event;
mod listing;
mod of_somebody;
mod words;

pub use chain::{Forgotten, forget_before, would_forget_before};
pub use event::{Actor, Event, Kind, Origin, Outcome, Recorded, add, record};
pub use listing::{Filter, list};
pub use of_somebody::{is_failed_try, is_told_to_its_holder};
