//! Linking (« fusion »): one more contract for an account that exists. Nothing is merged: a link is
//! added, by the account's own holder, after they saw what it is.

mod add;
mod consent;
mod link_tiers;
mod pages;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/activation/consent", get(consent::show).post(consent::agree))
        .signed_in("/contracts/add", get(add::ask).post(add::claim))
        .signed_in("/contracts/add/confirm", get(add::recap).post(add::agree))
        .anyone("/contracts/held", get(pages::held))
}
