//! The daily mails: whom they reach, what they say and do not say, and how they are turned off.

mod due_soon;
mod new_documents;
mod plans;
mod stop;

use std::time::Duration;

use palier::digest;
use palier::documents::{DocumentKind, Readers};

use crate::space::documents_kit::new;
use crate::support::eml::Eml;
use crate::support::{Agence, Dossier, Extranet};

pub const CAMILLE: &str = "camille@example.org";
pub const DAY: Duration = Duration::from_hours(24);
pub const NEWS: &str = "De nouveaux documents vous attendent";

/// The round of the day, to its end.
pub async fn round(extranet: &Extranet) {
    while digest::some(&extranet.app).await.expect("a round") > 0 {}
}

/// The daily mails that reached an address, first to last.
pub async fn mails(extranet: &Extranet, address: &str, subject: &str) -> Vec<Eml> {
    let all = extranet.mailbox(address).await.into_iter();
    all.filter(|letter| letter.subject.starts_with(subject)).collect()
}

pub async fn published(
    extranet: &Extranet,
    (agence, dossier): (&Agence, &Dossier),
    (kind, title): (DocumentKind, &str),
) -> palier::documents::DocumentId {
    // After the account began, and after the last look.
    extranet.later(Duration::from_mins(1));
    let readers = Readers::Contract(dossier.contract.id);
    extranet.publish(&new(agence, kind, readers, title)).await
}
