//! « Conformité »: copropriété by copropriété, the documents that décret 2019-502 wants online.

pub mod assemblee_generale;
mod coproprietes;
mod exempting;
pub mod exemption;
mod gathered;
mod individual;
mod online;
mod overview;
mod owed;
mod saying;
mod sheet;
mod standing;
mod verification;
mod verifying;
mod view;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .lecture("/office/{societe}/conformite", get(overview::show))
        .lecture("/office/{societe}/conformite/{immeuble}", get(sheet::show))
        .gestion("/office/{societe}/conformite/{immeuble}/assemblee", post(saying::assemblee))
        .gestion("/office/{societe}/conformite/{immeuble}/waiver", post(saying::waiver))
        .gestion(
            "/office/{societe}/conformite/{immeuble}/{kind}",
            get(exempting::show).post(exempting::say),
        )
        .gestion("/office/{societe}/conformite/{immeuble}/{kind}/lift", post(exempting::lift))
        .gestion("/office/{societe}/conformite/{immeuble}/{kind}/verified", post(verifying::say))
}
