//! What every page shares: who is asking, forms and their mistakes, errors and their pages.

mod app;
mod application_setup;
mod assets;
mod brand;
mod browser_name;
mod client_ip;
mod cookies;
mod criteria;
pub mod csp_reports;
pub mod error;
mod form;
pub mod gate;
pub mod headers;
mod kept_pages;
mod key_form;
mod key_refused;
mod language;
mod mistake;
mod mistakes;
mod network_beginning;
mod page;
mod page_number;
pub mod picture;
pub mod problem;
mod qr_code;
pub mod refusals;
pub mod request_id;
mod routes;
mod safe_csv;
mod unfit;
mod upload;
mod visitor;

pub use app::{App, StartError, location};
pub use application_setup::ApplicationSetup;
pub use brand::{Brand, BrandLogo};
pub use cookies::{CookieKind, Cookies};
pub use criteria::{CriteriaList, Criterion};
pub use error::Error;
pub use form::{Asked, Form, LocalPath, in_query};
pub use kept_pages::{KeptPage, KeptPages};
pub use key_form::{KeyForm, KeyOptions};
pub use key_refused::KeyRefused;
pub use mistake::{Mistake, Why};
pub use mistakes::Mistakes;
pub use network_beginning::network_beginning;
pub use page::{Page, Reply};
pub use page_number::PageNumber;
pub use problem::{Failure, Problem, ProblemKind, Wrong};
pub use qr_code::QrCode;
pub use routes::{Door, Routes, Who};
pub use safe_csv::{Cell, SafeCsv, safe_cell};
pub use unfit::Unfit;
pub use upload::{Incoming, Part, Typed, Upload, broken_off};
pub use visitor::Visitor;

use axum::routing::{get, post};

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/assets/{file}", get(assets::file))
        .anyone("/language", post(language::choose))
        .anyone(csp_reports::PATH, csp_reports::door())
}
