//! « Mot de passe oublié » of the staff: a link by e-mail, then a new password. The second factor stays.

mod asking;
mod pages;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/office/password-reset", get(asking::ask).post(asking::send_link))
        .anyone("/office/password-reset/sent", get(asking::sent))
        .anyone("/office/password-reset/link/{token}", get(pages::follow))
        .link_bearer("/office/password-reset/choose", get(pages::choose).post(pages::change))
        .link_bearer("/office/password-reset/criteria", post(pages::judge))
        .anyone("/office/password-reset/done", get(pages::done))
}
