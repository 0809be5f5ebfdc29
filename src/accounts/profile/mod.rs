//! Profile: what the holder may change about their own account.

mod change_password;
mod devices;
mod pages;
mod security;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/profile/password", get(pages::password).post(pages::change))
        .signed_in("/profile/password/criteria", post(pages::judge))
        .with(devices::routes())
        .with(security::routes())
}
