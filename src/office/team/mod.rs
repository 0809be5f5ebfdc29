//! « Équipe »: who has which right at a société.

mod invite;
mod pages;
mod policy;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .administration("/office/{societe}/team", get(pages::list))
        .administration("/office/{societe}/team/invite", get(invite::show).post(invite::send))
        .administration("/office/{societe}/team/policy", post(policy::need))
        .administration("/office/{societe}/team/{id}", get(pages::colleague))
        .administration("/office/{societe}/team/{id}/right", post(pages::change_right))
        .administration("/office/{societe}/team/{id}/resend", post(pages::resend))
        .administration("/office/{societe}/team/{id}/remove", post(pages::remove))
}
