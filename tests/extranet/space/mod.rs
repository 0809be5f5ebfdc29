//! What a signed-in person sees of their own contracts.

mod contract;
mod payment;
mod statement;
mod statement_files;
