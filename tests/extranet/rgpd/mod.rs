//! A person's copy, the end of their account, and how long things are kept.

pub mod closure;
mod copy;
mod copy_demandes;
mod inactive;
mod retention;
mod tables;
