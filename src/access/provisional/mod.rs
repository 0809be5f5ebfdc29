//! Provisional credentials: the login and the secret that an agency prints for one holder.

mod expiry;
mod issue;
mod keep;
pub mod pair;
mod withdrawal;

pub use expiry::forget_secrets;
pub use issue::{Hashed, IssueFault, Issued, drafts, hash_all, issue, issue_written};
pub use keep::keep_all;
pub use pair::{Claimed, Pair, PairId, claim, hold, spend};
pub use withdrawal::{hold_all, withdraw};
