//! « Suivi »: who activated and when, what became of the letters, mails that did not leave, documents
//! that nobody opened.

mod bars;
mod counts;
mod facts;
mod figures;
mod imported;
mod pages;
mod undelivered;
mod unread;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new().lecture("/office/{societe}/activity", get(pages::follow_up))
}
