//! The sign-in page of an agency: an address opens a session, a provisional login an activation.

mod factor;
mod factor_key;
mod form;
mod lost;
mod pages;
mod passkey;
mod sign_in_page;

pub use factor::factor_first;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/login", get(pages::show).post(pages::sign_in))
        .anyone("/login/passkey", post(passkey::sign_in))
        .anyone("/login/passkey/options", post(passkey::options))
        .link_bearer("/login/factor", get(factor::show).post(factor::sign_in))
        .link_bearer("/login/factor/lost", get(lost::show).post(lost::ask))
        .anyone("/login/loss/cancel", get(lost::ask_cancel).post(lost::cancel))
        .anyone("/login/loss/cancelled", get(lost::cancelled))
        .anyone("/login/loss/over", get(lost::over))
        .link_bearer("/login/factor/passkey", post(factor_key::sign_in))
        .link_bearer("/login/factor/passkey/options", post(factor_key::options))
}
