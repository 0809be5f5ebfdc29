//! Provisional credentials: the login and the secret that an agency prints for one holder.

mod issue;
mod pair;

pub use issue::{Issued, issue};
pub use pair::{Claimed, Pair, PairId, claim, hold, spend};
