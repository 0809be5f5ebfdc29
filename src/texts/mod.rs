//! The words shown to people, one function per message, in every language of `texts/`.

#[cfg(test)]
mod ftl;
mod generated;
mod lang;
pub mod typography;

pub use generated::L10nLanguage as Texts;
pub use lang::Lang;
