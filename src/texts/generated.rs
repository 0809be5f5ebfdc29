//! What `build.rs` made of `texts/`: a message missing from a language, or misspelt, does not build.
#![expect(
    dead_code,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "nobody writes or reads this code"
)]

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
