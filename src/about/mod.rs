//! What everybody may read: help, legal notice, personal data, accessibility.

mod pages;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/help", get(pages::help))
        .anyone("/legal", get(pages::legal))
        .anyone("/privacy", get(pages::privacy))
        .anyone("/accessibility", get(pages::accessibility))
}
