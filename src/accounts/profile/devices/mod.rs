//! « Appareils connectés »: where one is signed in, and how to end it from elsewhere.

mod disconnect;
mod pages;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/profile/devices", get(pages::devices))
        .signed_in("/profile/devices/disconnect-others", post(pages::disconnect_others))
        .signed_in("/profile/devices/{id}/disconnect", post(pages::disconnect))
}
