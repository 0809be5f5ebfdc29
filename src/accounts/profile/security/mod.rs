//! « Connexion renforcée », under « Profil »: the application, the recovery codes, the passkeys.

mod application;
mod codes_page;
mod pages;
mod two_steps;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    let application = get(application::show).post(application::confirm);
    Routes::new()
        .signed_in("/profile/security", get(pages::security))
        .signed_in("/profile/security/offer", post(application::offer))
        .signed_in("/profile/security/application", application)
        .signed_in("/profile/security/codes", post(pages::renew_codes))
        .signed_in("/profile/security/two-steps/off", get(pages::ask_off).post(pages::turn_off))
}
