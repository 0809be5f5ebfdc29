//! The API, as an agency's own software speaks to it.

mod keys;
mod kit;
mod refusals;
