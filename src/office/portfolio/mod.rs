//! « Portefeuille »: the tiers of a société, found by name, address on file or reference.

mod asked;
mod bulk;
mod closure;
mod dossier;
mod issue;
mod listing;
mod loss;
mod pages;
mod question;
mod width;

use axum::routing::get;

use crate::web::Routes;

pub use bulk::{act, doer, sweep};
pub use width::too_wide;

pub fn routes() -> Routes {
    use closure::{
        ask_dissociation, ask_restoration, ask_suspension, dissociate, restore, suspend,
    };
    Routes::new()
        .with(bulk::routes())
        .lecture("/office/{societe}/tiers", get(pages::list))
        .lecture("/office/{societe}/tiers/{id}", get(dossier::dossier))
        .gestion("/office/{societe}/tiers/{id}/issue", get(issue::show).post(issue::send))
        .gestion("/office/{societe}/tiers/{id}/dissociate", get(ask_dissociation).post(dissociate))
        .gestion("/office/{societe}/tiers/{id}/suspend", get(ask_suspension).post(suspend))
        .gestion("/office/{societe}/tiers/{id}/loss", get(loss::ask).post(loss::confirm))
        .gestion("/office/{societe}/tiers/{id}/restore", get(ask_restoration).post(restore))
}
