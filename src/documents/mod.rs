//! Documents that an agency publishes: what kinds there are, who may open each, where files lie.

mod arrival;
pub mod audience;
pub mod batch;
mod comparison;
pub mod confirmation;
pub mod consent;
pub mod content;
pub mod document;
pub mod draft;
mod entitlement;
pub mod file_name;
mod given;
mod intake;
pub mod kind;
mod kind_words;
mod openable;
pub mod opened;
pub mod opening;
mod order;
pub mod picture;
pub mod publication;
pub mod reach;
mod reading;
pub mod retired;
mod search_text;
pub mod size;
pub mod unnamed;
mod unopened;
pub mod version;
mod visible;
mod wanted;

pub use arrival::taken;
pub use audience::Audience;
pub use batch::{Batch, BatchId};
pub use comparison::recount;
pub use consent::{Consent, ConsentId, Purpose, WORDING};
pub use content::{Caution, Inspected, Media};
pub use document::{Document, DocumentId};
pub use draft::{Draft, DraftId};
pub use given::{Given, given_by};
pub use intake::{Accepted, accept, copied, keep, let_go, receive, store};
pub use kind::{DocumentKind, LegalItem, LegalList};
pub use openable::{all_of_account, openable, openable_ids};
pub use opening::{Means, Opening};
pub use order::last_published_first;
pub use publication::{
    NewDocument, NotPublished, Published, Readers, Stored, publish, show_again, withdraw,
};
pub use reading::{Listed, News, Tally, news};
pub use search_text::{search_text, words};
pub use unopened::{Unopened, unopened};
pub use version::Version;
pub use visible::Reader;
pub use wanted::{Narrowed, Wanted, space};
