//! The account journey in a real browser, with mail from a real mail server.

mod activation;
mod devices;
mod keyboard;
mod merging;
mod passkeys;
mod password;
mod session;
mod world;
