//! Where the people of the demonstration live.

mod list;
mod place;

pub use list::{PAYEES, PLACES, SEATS};
pub use place::{Copropriete, Place, Seat};
