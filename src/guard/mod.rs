//! The guard: what stands between a secret and whoever claims to know it.

pub mod answer_seal;
mod hash_cost;
mod hash_queue;
mod hash_worker;
mod hasher;
mod hasher_settings;
pub mod keys;
pub mod pace;
mod paper_code;
mod provisional_login;
mod provisional_secret;
mod random;
mod recovery_code;
mod sealed_bytes;
mod sealing;
mod secret_hash;
pub mod throttle;
mod token;
mod totp;
mod turns;
mod typed_secret;
mod verify;

pub use hasher::Hasher;
pub use hasher_settings::{Busy, HasherError, HasherSettings};
pub use keys::{KeyId, Keyring, KeysError};
pub use pace::Pace;
pub use provisional_login::ProvisionalLogin;
pub use provisional_secret::ProvisionalSecret;
pub use recovery_code::RecoveryCode;
pub use sealed_bytes::Sealer;
pub use secret_hash::SecretHash;
pub use throttle::{Bucket, Rule};
pub use token::{Token, TokenHash};
pub use totp::TotpSecret;
pub use typed_secret::TypedSecret;
pub use verify::{Attempt, CodeAttempt, CodeVerdict, Fault, Guard, Passed, Verdict};
