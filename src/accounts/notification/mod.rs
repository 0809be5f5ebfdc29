//! Notifications: the mails that a person may do without, what they chose, and the links that turn them
//! off. What protects an account is no notification, and is always mailed.

mod choosing;
mod pages;
mod row;
mod stop;
mod stopping;

pub use row::{Kind, Notification, begin, forget_all, looked_at, of_account, waiting};
pub use stop::{link, sweep as sweep_stops};

use axum::routing::get;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/profile/notifications", get(pages::show).post(pages::choose))
        .anyone("/notifications/stop/{token}", get(stopping::ask).post(stopping::stop))
}
