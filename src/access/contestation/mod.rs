//! Contestation: whoever reads the address that the agency has on file says that an access to the
//! tiers is not theirs. It is suspended at once; the agency alone restores or dissociates it.

mod contesting;
mod gone;
mod mailed_link;
mod pages;
mod waiting;

pub use mailed_link::{end_everybodys, offer, sweep};
pub use waiting::{Contested, waiting};

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/contestation/link/{token}", get(pages::follow_link))
        .anyone("/contestation/done", get(pages::done))
        .link_bearer("/contestation", get(pages::show).post(pages::contest))
}
