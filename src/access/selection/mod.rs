//! Which tiers of a société something is done to at once: pairs are issued, accesses are closed.

mod held;
mod outlook;
mod rows;
mod whole;

pub use held::{Held, LeftOut};
pub use outlook::Holding;
pub use whole::{Narrowing, Selection, Which};
