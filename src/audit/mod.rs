//! The audit trail: who did what, when, from where. Rows are only ever added.

pub mod event;
mod words;

pub use event::{Actor, Event, Filter, Kind, Origin, Outcome, Recorded, list, record, recording};
