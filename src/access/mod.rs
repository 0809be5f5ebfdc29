//! Access: which person may see which contract, and how they come to it.

pub mod activation;
pub mod agency_act;
pub mod agency_notices;
pub mod contestation;
mod detachment;
pub mod dissociation;
mod email_restore;
pub mod factor_loss;
pub mod holders;
pub mod link;
pub mod linking;
mod login;
pub mod lost_key;
mod notices;
pub mod provisional;
pub mod restored;
mod selection;
pub mod suspension;
mod terms;
pub mod terms_acceptance;

pub use link::{Link, LinkId, MyTiers};
pub use notices::from_agency;
pub use selection::{Held, Holding, LeftOut, Narrowing, Selection, Which};

use crate::web::Routes;

pub fn routes() -> Routes {
    login::routes()
        .with(activation::routes())
        .with(linking::routes())
        .with(detachment::routes())
        .with(contestation::routes())
        .with(email_restore::routes())
        .with(terms::routes())
}
