//! Meters: what this process has counted since its start, for whoever watches over it. No names, no
//! numbers of anything or anybody: every label has few values, known beforehand.

mod counted;
mod text;

pub use counted::{answered, recorded, throttled};
pub use text::{Gauges, MEDIA_TYPE, text};
