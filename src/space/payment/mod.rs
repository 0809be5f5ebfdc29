//! How to pay: to whom, on which account, with which reference, and the code that a bank's app reads.

mod coordinates;
mod epc;
mod pay_to;
mod section;

pub use coordinates::{Coordinates, keep};
pub use pay_to::{PayTo, PayToRow, join};
pub use section::PaymentSection;
