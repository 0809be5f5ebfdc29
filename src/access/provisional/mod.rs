//! Provisional credentials: the login and the secret that an agency prints for one holder.

mod issue;
pub mod pair;
mod selection;

pub use issue::{IssueFault, Issued, issue, issue_written};
pub use pair::{Claimed, Pair, PairId, claim, hold, spend};
pub use selection::Selection;
