//! « Paramètres »: how a société shows itself, where it is paid, and what its people accept.

mod bank;
mod codes;
mod colour;
mod identity;
mod keeping;
mod listing;
mod logo;
mod overview;
mod publish;
mod terms;
mod typed;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .administration("/office/{societe}/settings", get(overview::show))
        .administration(
            "/office/{societe}/settings/identity",
            get(identity::show).post(identity::save),
        )
        .administration("/office/{societe}/settings/bank", get(bank::show).post(bank::save))
        .administration("/office/{societe}/settings/colour", get(colour::show).post(colour::save))
        .administration("/office/{societe}/settings/colour.css", get(colour::sheet))
        .administration_upload("/office/{societe}/settings/logo", get(logo::show).post(logo::save))
        .administration("/office/{societe}/settings/logo/remove", post(logo::remove))
        .administration("/office/{societe}/settings/listing", post(listing::save))
        .administration("/office/{societe}/settings/codes", get(codes::show).post(codes::add))
        .administration("/office/{societe}/settings/codes/remove", post(codes::remove))
        .administration("/office/{societe}/settings/terms", get(terms::list))
        .administration(
            "/office/{societe}/settings/terms/new",
            get(publish::show).post(publish::publish),
        )
}
