//! The document of the API, made of its doors: `OpenAPI` 3.1 for programs, a page for people.

mod document;
mod examples;
mod pages;

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/api/v1/openapi.json", get(pages::json))
        .anyone("/api/v1/docs", get(pages::docs))
}
