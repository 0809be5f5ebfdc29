//! « Mes données »: a copy of everything that is kept about a person, in one zip, made in the
//! background and left for some days.

mod contents;
mod letters;
mod making;
mod pages;
mod row;

use axum::routing::{get, post};

use crate::web::Routes;

pub use making::doer;
pub use row::{count_over, objects, sweep};

pub(in crate::rgpd) use row::end_all;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/profile/data", get(pages::show))
        .signed_in("/profile/data/copy", post(pages::ask))
        .signed_in("/profile/data/copy/file", post(pages::file))
}
