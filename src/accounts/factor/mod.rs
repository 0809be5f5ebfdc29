//! The second factor of a person: the code of their application, or a recovery code.
//!
//! Nothing that is mailed sets one up or takes one away, and a new password leaves them as they are.

mod application;
mod lost_key;
pub(in crate::accounts) mod notices;
mod offer;
mod proving;
pub mod recovery_code;

pub use lost_key::{count_sealed_with, count_unsealed};
pub use offer::{offered, sweep as sweep_offers};
pub use proving::{Factor, Proven, by_application, prove, refused, tell_wrong};

pub(in crate::accounts) use offer::{forget as forget_offer, offer};
