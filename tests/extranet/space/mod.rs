//! What a signed-in person sees of their own contracts.

mod statement;
mod statement_files;
