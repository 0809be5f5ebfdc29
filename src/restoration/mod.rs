//! Restoration: what holds when a backup comes back. A node notes outside of the database how far it
//! saw it, refuses to serve one that knows less, and ends again what such a one revives.

mod acts;
mod carried;
mod check;
mod common;
mod fault;
mod marker;
mod post_restore;
mod replay;
mod watch;

pub use acts::KINDS;
pub use carried::{carry, mark_restored};
pub use check::{admit, adopt, adopt_unrestored, look};
pub use common::look as look_at_others;
pub use fault::Refusal;
pub use marker::{Marker, Noted, noted};
pub use post_restore::{Asked, Ended, post_restore};
pub use replay::Replayed;
pub use watch::{Ending, Watch};
