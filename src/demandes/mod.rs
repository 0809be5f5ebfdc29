//! Demandes: what people ask their agency about a contract, what both sides say, and how it ends.

pub mod attachment;
pub mod category;
mod copied;
pub mod delivery;
pub mod demande;
pub mod desk;
pub mod entry;
mod forgetting;
pub mod handling;
pub mod inbox;
pub mod mine;
mod notices;
mod numbered;
mod opening;
mod pace;
mod replying;
mod seen;
mod standing;
pub mod state;
pub mod template;
pub mod thread;
pub mod wording;

pub use attachment::{Attached, Attachment, AttachmentId, Received};
pub use copied::{Copied, of_account as copied_of_account};
pub use demande::{Demande, DemandeId};
pub use desk::Desk;
pub use entry::Entry;
pub use forgetting::{objects, sweep};
pub use numbered::{number_of, numbered};
pub use opening::{NewDemande, Opened, open};
pub use pace::{is_closed, upload_is_let_in};
pub use replying::{Replied, close, may_reopen, reopen, reply};
pub use seen::Seen;
pub use state::{Reason, State};
pub use template::{Template, TemplateId};
