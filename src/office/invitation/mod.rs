//! An invitation, followed: a new colleague chooses a password.

mod pages;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/office/invitation/link/{token}", get(pages::follow))
        .link_bearer("/office/invitation", get(pages::choose).post(pages::accept))
        .link_bearer("/office/invitation/criteria", post(pages::judge))
}
