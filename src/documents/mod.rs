//! Documents that an agency publishes: what kinds there are, who may open each, where files lie.

pub mod audience;
pub mod consent;
pub mod document;
pub mod kind;
pub mod newest;
pub mod opening;

pub use audience::Audience;
pub use consent::{Consent, ConsentId, Purpose};
pub use document::{Document, DocumentId};
pub use kind::{DocumentKind, LegalList};
pub use newest::NewDocument;
pub use opening::{Means, Opening};
