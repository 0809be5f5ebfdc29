//! Money: whole cents of a euro, read as agencies write them, shown as the French read them.

mod cents;
mod in_words;

pub use cents::Cents;
