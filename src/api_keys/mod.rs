//! Keys of the API: what an agency's software shows to be let in, société by société.

pub mod api_key;
mod key_holder;
mod scope;
mod secret;
mod told;

pub use api_key::{ApiKey, ApiKeyId, NewKey, create, list, revoke};
pub use key_holder::KeyHolder;
pub use scope::{Scope, Within, needs};
pub use secret::KeySecret;
pub use told::Told;
