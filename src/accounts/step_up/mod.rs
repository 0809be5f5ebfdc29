//! Step-up: what is sensitive asks for the secrets again, unless they were given a moment ago.
//!
//! How to use it: a handler of a sensitive act takes [`Fresh`] where another takes `SignedIn`, on its
//! page as on its form, and the operation behind it takes `&Fresh`. Whoever gave their password (and
//! their second factor, if they have one) longer ago than `session.step_up` is led to `/step-up`
//! first, and then back to the page where they were: the handler is not even called, and has nothing
//! to do for it. [`Fresh::person`] is the `SignedIn` inside.
//!
//! A form that has a password field of its own, because its screen must have one, takes `SignedIn`
//! and calls [`asks_factor_too`] first: people with a second factor are led to `/step-up`, the
//! others type their password there and then ([`verify_again`](super::sign_in::verify_again)).

mod fresh;
mod key;
mod pages;
mod stepping;

pub use fresh::{Fresh, asks_factor_too};

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/step-up", get(pages::show).post(pages::confirm))
        .signed_in("/step-up/passkey", post(key::confirm))
        .signed_in("/step-up/passkey/options", post(key::options))
}
