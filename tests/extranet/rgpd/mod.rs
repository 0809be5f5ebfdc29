//! A person's copy, the end of their account, and how long things are kept.

mod closure;
mod copy;
mod inactive;
mod tables;
