//! The keys of this installation: the pepper of its hashes, which no copy of the database holds.

mod key;
pub mod key_check;
mod key_file;
mod keyring;
mod opening;
#[cfg(test)]
mod tests;

pub use key::{Key, KeyFault, KeyId};
pub use key_file::FileFault;
pub use keyring::{Keyring, RingFault};
pub use opening::{KeyPlace, KeysError, Standing, WITHOUT_PEPPER, open};
