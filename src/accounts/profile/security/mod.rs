//! « Connexion renforcée », under « Profil »: the application, the recovery codes, the passkeys.

mod application;
mod codes_page;
mod endpoints;
mod key_acts;
mod pages;
mod passkeys;
mod two_steps;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    let application = get(application::show).post(application::confirm);
    let rename = get(passkeys::ask_rename).post(passkeys::rename);
    let remove = get(passkeys::ask_remove).post(passkeys::remove);
    Routes::new()
        .anyone("/.well-known/passkey-endpoints", get(endpoints::endpoints))
        .signed_in("/profile/security", get(pages::security))
        .signed_in("/profile/security/offer", post(application::offer))
        .signed_in("/profile/security/application", application)
        .signed_in("/profile/security/codes", post(pages::renew_codes))
        .signed_in("/profile/security/two-steps/off", get(pages::ask_off).post(pages::turn_off))
        .signed_in("/profile/security/two-steps/on", post(pages::turn_on))
        .signed_in("/profile/security/passkeys/new", get(passkeys::ask))
        .signed_in("/profile/security/passkeys/options", post(passkeys::options))
        .signed_in("/profile/security/passkeys", post(passkeys::make))
        .signed_in("/profile/security/passkeys/reviewed", post(passkeys::reviewed))
        .signed_in("/profile/security/passkeys/{id}/rename", rename)
        .signed_in("/profile/security/passkeys/{id}/remove", remove)
}
