//! Letters, from the words to the recipient's mail server.

mod encrypted;
mod envelope;
mod folder;
mod letter;
mod outbox;
mod relay;
pub mod samples;
