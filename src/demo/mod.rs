//! The demonstration: invented people, and a mailbox that anybody may open.

mod activity;
mod agencies;
mod api_keys;
mod arrange;
mod books;
mod consents;
mod demandes;
mod describe;
mod fill;
mod letter_body;
mod mailbox;
mod open;
mod pages;
mod papers;
mod past;
mod people;
mod places;
mod record;
mod seen;
mod staff;

pub use describe::{json, table};
pub use open::{DemoError, open};
pub use record::Record;

use axum::routing::get;

use crate::web::Routes;

/// Only of a site that is a demonstration: these letters hold links that open accounts.
pub fn routes() -> Routes {
    Routes::new()
        .anyone("/demo/mails", get(pages::mailbox))
        .anyone("/demo/mails/{file}", get(pages::mail))
}
