//! The API, as an agency's own software speaks to it.

mod absent;
mod batches;
mod changes;
mod contract;
mod documents;
mod fitting;
mod fuzz;
mod isolation;
pub mod judge;
mod keys;
pub mod kit;
mod links;
mod once;
mod pairs;
mod refusals;
mod resources;
