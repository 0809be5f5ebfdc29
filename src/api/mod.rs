//! The API, `/api/v1`: what an agency's own software does by itself. A folder is a resource.

mod answer;
mod batch;
mod changes;
mod contracts;
mod documents;
mod entries;
mod immeubles;
mod json;
mod key;
mod links;
mod listed;
mod lots;
mod once;
mod openapi;
mod operation;
mod pairs;
mod place;
mod query;
mod schema;
mod tiers;
mod writing;

pub use once::kept::sweep as sweep_answers;

use operation::Api;

use crate::api_keys::{KeyHolder, Within};
use crate::imports::By;
use crate::imports::sent::Sending;
use crate::web::{App, Routes, Visitor};

/// Every door, with what the document says of it.
fn doors() -> Api {
    key::doors()
        .with(tiers::doors())
        .with(contracts::doors())
        .with(immeubles::doors())
        .with(lots::doors())
        .with(entries::doors())
        .with(documents::doors())
        .with(pairs::doors())
        .with(links::doors())
        .with(changes::doors())
}

pub fn routes() -> Routes {
    doors().into_routes().with(openapi::routes())
}

/// What is written to the société of a key, in its name.
fn sending<'a, S: Within>(
    app: &'a App,
    visitor: &Visitor,
    holder: &'a KeyHolder<S>,
) -> Sending<'a> {
    let by = By { origin: visitor.origin(), actor: holder.actor() };
    Sending { app, societe: holder.societe(), by }
}
