//! « Relevé de compte »: the account of one contract over a year, on the screen, for a spreadsheet
//! and on paper.

mod chart;
mod opened;
mod pages;
mod sheet;
mod words;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/contracts/{contract}/statement", get(pages::statement))
        .signed_in("/contracts/{contract}/statement.csv", get(pages::csv))
        .signed_in("/contracts/{contract}/statement.pdf", get(pages::pdf))
}
