//! « Demandes » of the agency's side: an inbox, each thread, and how a société goes about them.

mod acts;
mod asked;
mod export;
mod file;
mod list;
mod settings;
mod show;
mod templates;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .lecture("/office/{societe}/demandes", get(list::list))
        .gestion("/office/{societe}/demandes.csv", post(export::csv))
        .administration(
            "/office/{societe}/demandes/settings",
            get(settings::show).post(settings::save),
        )
        .administration(
            "/office/{societe}/demandes/templates",
            get(templates::list).post(templates::add),
        )
        .administration(
            "/office/{societe}/demandes/templates/{template}",
            get(templates::show).post(templates::save),
        )
        .administration(
            "/office/{societe}/demandes/templates/{template}/remove",
            post(templates::remove),
        )
        .lecture("/office/{societe}/demandes/{demande}", get(show::show))
        .gestion_upload("/office/{societe}/demandes/{demande}/answer", post(acts::answer))
        .gestion("/office/{societe}/demandes/{demande}/assign", post(acts::assign))
        .gestion("/office/{societe}/demandes/{demande}/note", post(acts::note))
        .gestion("/office/{societe}/demandes/{demande}/close", post(acts::close))
        .gestion("/office/{societe}/demandes/{demande}/reopen", post(acts::reopen))
        .lecture("/office/{societe}/demandes/{demande}/files/{attachment}", get(file::download))
}
