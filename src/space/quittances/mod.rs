//! « Quittances et reçus »: what a locataire is given, term by term, for what they paid; once they
//! agreed to have it here instead of on paper (loi 89-462, art. 21).

mod copies;
mod line;
mod locataire;
mod month;
mod pages;
mod paid;
mod sheet;
mod term;
mod trace;
mod view;

pub use copies::{Quittance, of_account};
pub use trace::{MARKS, Trace, titled};

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/contracts/{contract}/quittances", get(pages::quittances).post(pages::agree))
        .signed_in("/contracts/{contract}/quittances/withdrawal", post(pages::withdraw))
        .signed_in("/contracts/{contract}/quittances/{file}", get(pages::file))
}
