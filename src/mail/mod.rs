//! Mail: letters are written into the outbox with the change they tell of, and sent afterwards.

mod allowance;
pub mod carrier;
pub mod envelope;
mod folder;
mod kind;
pub mod letter;
mod one_line;
pub mod outbox;
mod parting;
mod postman;
mod smtp;
pub mod smtp_settings;

pub use allowance::{Allowance, Asked, allowance, count_letter, next_allowed};
pub use carrier::Carrier;
pub use kind::Kind;
pub use letter::{Button, Letter};
pub use outbox::{Delivery, MessageId};
pub use parting::{belong_to, part_with};
pub use postman::{Postman, carrier_settings};
