//! « Espace gestion »: the agency's side, société by société. One folder is one part of it.

mod account;
mod colleagues;
pub mod conformite;
mod demandes;
mod documents;
mod follow_up;
pub mod imports;
mod invitation;
mod journal;
mod keys;
pub mod letters;
mod mailed;
mod pages;
mod password_reset;
pub mod portfolio;
mod settings;
mod sign_in;
mod team;
pub mod whom;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .staff("/office", get(pages::choose))
        .with(sign_in::routes())
        .with(invitation::routes())
        .with(password_reset::routes())
        .with(account::routes())
        .with(portfolio::routes())
        .with(team::routes())
        .with(letters::routes())
        .with(demandes::routes())
        .with(documents::routes())
        .with(conformite::routes())
        .with(follow_up::routes())
        .with(journal::routes())
        .with(keys::routes())
        .with(imports::routes())
        .with(settings::routes())
}
