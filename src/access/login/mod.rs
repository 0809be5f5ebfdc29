//! The sign-in page of an agency: an address opens a session, a provisional login an activation.

mod factor;
mod form;
mod pages;
mod sign_in_page;

pub use factor::factor_first;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/login", get(pages::show).post(pages::sign_in))
        .link_bearer("/login/factor", get(factor::show).post(factor::sign_in))
}
