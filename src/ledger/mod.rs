//! The société's ledger, as its own software sends it: entries, balances, and what is still due.

pub mod balance;
pub mod due;
pub mod entry;
mod iban;
pub mod standing;
pub mod state;

pub use balance::Balance;
pub use due::Due;
pub use entry::{Entry, EntryId, EntryKind};
pub use iban::{Iban, bic, remainder};
pub use standing::{Stand, Standing};
pub use state::Ledger;
