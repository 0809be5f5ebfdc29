//! The line of a tiers in its société's portfolio: what it is found, filtered and sorted by.

mod renewal;
pub mod row;
pub mod word;
mod words;

pub use renewal::renew;
pub use row::{Access, TiersLine, bit};
pub use words::asked;
