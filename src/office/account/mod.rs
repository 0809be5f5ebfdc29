//! « Mon compte »: what a member of staff changes about their own access.

mod pages;
mod passkeys;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    let rename = get(passkeys::ask_rename).post(passkeys::rename);
    Routes::new()
        .staff("/office/account", get(pages::show))
        .staff("/office/account/password", get(pages::password).post(pages::change))
        .staff("/office/account/criteria", post(pages::judge))
        .staff("/office/account/codes", post(pages::renew_codes))
        .staff("/office/account/factor", post(pages::replace_factor))
        .staff("/office/account/passkeys/new", get(passkeys::ask))
        .staff("/office/account/passkeys/options", post(passkeys::options))
        .staff("/office/account/passkeys", post(passkeys::make))
        .staff("/office/account/passkeys/reviewed", post(passkeys::reviewed))
        .staff("/office/account/passkeys/{id}/rename", rename)
        .staff("/office/account/passkeys/{id}/remove", post(passkeys::remove))
        .staff("/office/account/sessions", post(pages::end_others))
}
