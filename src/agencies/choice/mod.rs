//! Choosing one's agency, when the address does not say which.

mod pages;

pub use pages::{ChooseForm, ChoosePage, choose, forget};
