//! Half a sign-in: the password was right, and nothing opens before the second factor.

mod half_session;
mod half_signed_in;
mod second_step;

pub use half_session::{end_all, into_cookies, open, sweep};
pub use half_signed_in::HalfSignedIn;
pub use second_step::{SecondStep, give_factor};
