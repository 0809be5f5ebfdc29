//! The password that a person chooses, and the criteria that it must meet.

pub mod breached;
mod commonness;
mod dictionary;
mod english;
mod folding;
mod form;
mod french;
mod hint;
mod new_password;
mod patterns;
mod personal;
mod policy;
mod strength;

pub use breached::BreachedList;
pub use form::{Judgement, PasswordForm, Refused, untried};
pub use hint::Hint;
pub use new_password::NewPassword;
pub use personal::Personal;
pub use policy::Policy;
pub use policy::Review;
