//! Those who work for an agency: how they join, sign in, and look after their team.

mod account;
mod commands;
mod factor;
mod invitation;
pub mod kit;
mod passkeys;
mod password_reset;
mod sign_in;
mod step_up;
pub mod team;
