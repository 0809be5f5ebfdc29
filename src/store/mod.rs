//! Where the content of documents lies: a folder, or a store that speaks S3. Never in the database.

mod note;
mod open;
mod put;
mod read;

pub use open::{OpenError, Store};
pub use put::{Kept, PutError};
pub use read::{Content, StoreError};
