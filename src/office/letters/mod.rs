//! « Courriers »: fresh pairs for some tiers, printed as letters in one file, taken out once.

mod asking;
mod csv;
mod direct;
mod effect;
mod expiry;
pub mod file;
mod issue;
pub mod letter;
mod pages;
mod print_job;
mod printing;
pub mod run;
mod run_page;
mod standing;
mod stationery;
mod taking;
mod vault;

use axum::routing::{get, post};

use crate::web::Routes;

pub use csv::{HEADER, row};
pub use direct::{Done, print_at_once};
pub use expiry::{count_over, end_everything, sweep};
pub use issue::Unmade;
pub use print_job::doer;
pub use printing::Printed;
pub use run::count_sealed_with;

pub fn routes() -> Routes {
    Routes::new()
        .gestion("/office/{societe}/letters", get(pages::list).post(pages::choose))
        .gestion("/office/{societe}/letters/{id}", get(run_page::show))
        .gestion("/office/{societe}/letters/{id}/print", post(run_page::print))
        .gestion("/office/{societe}/letters/{id}/files/{kind}", post(run_page::file))
}
