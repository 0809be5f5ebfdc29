//! Who works for an agency: their rights, société by société, and the proof that they are signed in.

mod agency_staff;
mod desk;
pub mod member;
pub mod right;
pub mod session;

pub use agency_staff::{AgencyStaff, SignedInStaff};
pub use desk::{Desk, Tab};
pub use member::{Staff, StaffId};
pub use right::{Administration, AtLeast, Gestion, Lecture, Right};
