//! How to pay: to whom, on which account, with which reference, and the code that a bank's app reads.

mod epc;
mod keeping;
mod pay_to;
mod section;

pub use crate::ledger::Coordinates;
pub use keeping::keep;
pub use pay_to::{PayTo, PayToRow, join};
pub use section::PaymentSection;
