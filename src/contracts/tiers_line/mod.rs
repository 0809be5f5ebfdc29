//! The line of a tiers in its société's portfolio: what it is found, filtered and sorted by.

mod access_state;
mod renewal;
pub mod row;
mod sought;
mod waiting;
pub mod word;
mod words;

pub use access_state::AccessState;
pub use renewal::renew;
pub use row::{Access, TiersLine, bit};
pub use sought::Sought;
pub use waiting::{renew_some, wait};
pub use words::asked;
