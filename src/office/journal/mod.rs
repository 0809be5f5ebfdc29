//! « Journal »: the trail of a société, as its administrators and gestionnaires read it.

mod asked;
mod export;
mod kinds;
mod pages;
mod subjects;
mod trail;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .lecture("/office/{societe}/journal", get(pages::journal))
        .gestion("/office/{societe}/journal.csv", post(pages::csv))
}
