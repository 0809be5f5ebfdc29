//! Changes: what happened to the accesses and consents of a société, in an order that loses nothing.

mod feed;
mod numbering;
mod pages;

use super::operation::{Api, Said};
use crate::api_keys::Scope;
use pages::{ChangesAsked, ChangesPage};

pub fn doors() -> Api {
    let said = Said::new("listChanges", "What changed since a place in the feed.");
    let said = said.scope(Scope::ChangesRead).asks::<ChangesAsked>().answers::<ChangesPage>();
    Api::default().get("/api/v1/changes", pages::list, said)
}
