//! Who works for an agency: their rights, société by société, how they join, and how they sign in.

mod agency_staff;
mod desk;
pub mod enrolment;
mod factor;
pub mod half_session;
mod half_signed_in;
pub mod invitation;
mod known_device;
pub mod member;
pub mod membership;
mod notices;
pub mod operator;
pub mod own_account;
pub mod passkey;
mod recovery_code;
pub mod reset_link;
pub mod restored;
pub mod right;
pub mod session;
pub mod sign_in;
mod sign_in_notices;
mod step_up;
pub mod team;

pub use agency_staff::{AgencyStaff, SignedInStaff};
pub use desk::{Desk, Tab};
pub use half_signed_in::HalfSignedIn;
pub use member::{Staff, StaffId};
pub use right::{Administration, AtLeast, Gestion, Lecture, Right};
pub use step_up::{SteppedUp, fresh, step_up, step_up_by_key};
