//! What everybody may read: help, legal notice, personal data, accessibility; and what programs look for.

mod pages;
mod well_known;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/help", get(pages::help))
        .anyone("/legal", get(pages::legal))
        .anyone("/privacy", get(pages::privacy))
        .anyone("/accessibility", get(pages::accessibility))
        .anyone("/.well-known/change-password", get(well_known::change_password))
        .anyone("/.well-known/security.txt", get(well_known::security_txt))
}
