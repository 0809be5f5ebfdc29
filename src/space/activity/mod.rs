//! « Activité de mon compte »: what the person did here, as it was recorded.

mod acts;
mod pages;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new().signed_in("/profile/activity", get(pages::activity))
}
