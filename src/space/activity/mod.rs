//! « Activité de mon compte »: what the person did here, what was tried in their name, and what their
//! agencies did to their access, as it was recorded.

mod acts;
mod by_others;
mod csv;
mod pages;
mod sources;
mod words;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/profile/activity", get(pages::activity))
        .signed_in("/profile/activity.csv", post(csv::csv))
}
