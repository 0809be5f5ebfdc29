//! The account journey in a real browser, with mail from a real mail server.

mod activation;
mod merging;
mod password;
mod world;
