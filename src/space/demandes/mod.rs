//! « Demandes » of a person: those they may see, a new one, and each thread.

mod asked;
mod file;
mod form;
mod limits;
mod list;
mod new;
mod show;
mod talk;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/demandes", get(list::list))
        .signed_in_upload("/demandes/new", get(new::ask).post(new::send))
        .signed_in("/demandes/{demande}", get(show::show))
        .signed_in_upload("/demandes/{demande}/messages", post(talk::reply))
        .signed_in("/demandes/{demande}/close", post(talk::close))
        .signed_in("/demandes/{demande}/reopen", post(talk::reopen))
        .signed_in("/demandes/{demande}/files/{attachment}", get(file::download))
}
