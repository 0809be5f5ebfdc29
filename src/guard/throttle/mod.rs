//! A throttle: how many times something was tried, and until when it may not be tried again.
//!
//! The count lives in the database, so that it survives a restart and holds for every node. It is
//! raised *before* the attempt, in one statement: guesses made side by side cannot outrun it
//! (compare ZITADEL CVE-2023-47111).

mod bucket;
mod counting;
mod counts;
mod rule;

pub use bucket::Bucket;
pub use counts::{
    Admission, add_clearing, add_refund, admit, admit_alone, closed_until, counted, sweep,
};
pub use rule::Rule;
