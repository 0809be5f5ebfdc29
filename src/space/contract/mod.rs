//! The page of one contract: where it stands, its newest entries, how to pay, what it is, whom to
//! ask.

mod facts;
mod neighbours;
pub(in crate::space) mod pages;
mod shown;
