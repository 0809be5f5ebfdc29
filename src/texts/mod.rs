//! The words shown to people, one function per message, in every language of `texts/`.

mod count;
mod folding;
#[cfg(test)]
mod ftl;
mod generated;
mod lang;
pub mod typography;

pub use count::count;
pub use folding::folded;
pub use generated::L10nLanguage as Texts;
pub use lang::Lang;
