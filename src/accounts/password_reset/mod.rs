//! Password reset: a link by e-mail, then a new password.

mod asking;
mod pages;
mod reset_link;

pub use asking::paced;
pub use reset_link::sweep as sweep_links;

pub(in crate::accounts) use reset_link::{forget_all, supersede_all, supersede_everybodys};

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/password-reset", get(asking::ask).post(asking::send_link))
        .anyone("/password-reset/sent", get(asking::sent))
        .anyone("/password-reset/link/{token}", get(pages::follow))
        .link_bearer("/password-reset/choose", get(pages::choose).post(pages::change))
        .link_bearer("/password-reset/criteria", post(pages::judge))
        .anyone("/password-reset/done", get(pages::done))
}
