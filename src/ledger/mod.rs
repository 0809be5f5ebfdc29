//! The société's ledger, as its own software sends it: entries, balances, and what is still due.

pub mod balance;
pub mod due;
pub mod entry;
mod fifo;
mod iban;
pub mod posting;
mod recompute;
mod state;
pub mod statement;

pub use balance::Balance;
pub use due::Due;
pub use entry::{Entry, EntryId, EntryKind};
pub use iban::{Bic, Iban};
pub use posting::{Draft, Posted};
pub use state::{Ledger, Payment};
pub use statement::{Line, Period, Statement};
