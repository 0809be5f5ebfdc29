//! Whom an agency does something to at once: ticked in the portfolio, or found by a search or a filter.

mod chosen;
mod form;

pub use chosen::{Chosen, Search};
pub use form::WhomForm;
