//! Documents that an agency publishes: what kinds there are, who may open each, where files lie.

pub mod audience;
mod comparison;
pub mod consent;
pub mod content;
pub mod document;
mod entitlement;
mod given;
pub mod kind;
mod kind_words;
mod openable;
pub mod opening;
pub mod publication;
mod reading;
pub mod retired;
mod search_text;
pub mod unnamed;
mod visible;
mod wanted;

pub use audience::Audience;
pub use comparison::recount;
pub use consent::{Consent, ConsentId, Purpose, WORDING};
pub use content::{Caution, Inspected, Media};
pub use document::{Document, DocumentId};
pub use given::{Given, given_by};
pub use kind::{DocumentKind, LegalItem, LegalList};
pub use openable::openable;
pub use opening::{Means, Opening};
pub use publication::{
    NewDocument, NotPublished, Published, Readers, Stored, publish, store, withdraw,
};
pub use reading::{Listed, Tally, newest};
pub use search_text::search_text;
pub use visible::Reader;
pub use wanted::{Narrowed, Wanted, space};
