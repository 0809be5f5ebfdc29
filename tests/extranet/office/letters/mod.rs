//! « Courriers », from the choice of whom to write to, to the file that leaves once.

mod filter;
mod follow_up;
mod killed;
mod kit;
mod once;
mod printing;
