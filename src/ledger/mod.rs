//! The société's ledger, as its own software sends it: entries, balances, and what is still due.

pub mod balance;
mod carried;
mod coordinates;
pub mod due;
pub mod entry;
mod fifo;
mod iban;
pub mod posting;
mod recompute;
mod remembered;
pub mod standing;
pub mod state;
pub mod statement;
pub mod unpaid;

pub use balance::Balance;
pub use coordinates::Coordinates;
pub use due::{Due, Owed};
pub use entry::{Entry, EntryId, EntryKind};
pub use iban::{Iban, bic, remainder};
pub use posting::{Draft, Posted};
pub use standing::{Stand, Standing};
pub use state::Ledger;
pub use statement::{Line, Period, Statement};
