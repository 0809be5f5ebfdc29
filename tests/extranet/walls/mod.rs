//! The walls: what an attacker tries, and what every answer must keep to.

mod abuse_activation;
mod abuse_linking;
mod audit;
pub mod chain;
pub mod chain_ends;
mod chain_keys;
mod cookies;
mod csp_reports;
mod csrf;
mod doors;
mod enumeration;
mod headers;
mod host;
mod input;
mod isolation;
pub mod kit;
mod markup;
mod office_doors;
mod page_numbers;
mod pepper;
mod prehijack;
pub mod races;
mod races_of_two;
mod sessions;
mod throttle;
mod throttle_mail;
mod tokens;
