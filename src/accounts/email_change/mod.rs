//! A change of address: asked for by whoever is signed in, proven on the new address, and undone from
//! the old one for a while (`access/email_restore`). Only addresses that are stored decide where a
//! letter goes.

mod asking;
mod change;
mod confirming;
mod letters;
pub mod undo;

pub use change::{Model as EmailChange, of_account as changes_of, sweep as sweep_changes};
pub use letters::Contact;
pub use undo::{Model as EmailUndo, lives_until, of_account as undos_of, sweep as sweep_undos};

pub(in crate::accounts) use change::forget_all as forget_changes;
pub(in crate::accounts) use undo::{
    forget_all as forget_undos, supersede_all as supersede_undos,
    supersede_everybodys as supersede_everybodys_undos,
};

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .signed_in("/profile/email", get(asking::ask).post(asking::mail))
        .signed_in("/profile/email/cancel", post(asking::cancel))
        .anyone("/email-change/link/{token}", get(confirming::follow))
        .signed_in("/email-change/confirm", get(confirming::show).post(confirming::confirm))
        .anyone("/email-change/done", get(confirming::done))
}
