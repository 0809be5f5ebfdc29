//! Loss of every factor: the double authentication is removed slowly and in plain sight, once the
//! person was identified face to face.
//!
//! Who knows the password asks; somebody confirms who it is (`access` says which agency may); then a
//! delay runs, with a letter each day. Whoever gives a factor meanwhile, or cancels with the password,
//! ends it. Nothing that is mailed removes anything.

mod acts;
mod notices;
mod row;
mod work;

pub use acts::{Cancelled, ask, cancel, cancel_open, confirm, confirm_as_operator, drop_open};
pub use row::{COLUMN, Entity, FactorLoss, Outcome, end_everybodys, forget_all, open_of};
pub use work::{count_over, due, remove, stop, work};
