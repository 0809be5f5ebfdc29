//! Everything an operator may set: one declaration (`sections/`) gives the typed struct, the
//! defaults, the reading of file and variables, the range checks and `docs/configuration.md`.
//!
//! To add a setting, add one entry to its section; everything else follows.

mod declaration;
pub mod doctor;
mod given;
mod mistake;
mod nearest;
mod page;
mod reading;
mod rules;
mod sections;
#[cfg(test)]
mod tests;
mod toml_file;
mod values;

pub use given::{FILE_VARIABLE, Place, variables};
pub use mistake::SettingError;
pub use page::{Described, rewritten};
pub use sections::*;
pub use values::*;
