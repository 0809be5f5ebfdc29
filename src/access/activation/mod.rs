//! Activation: the pair of a letter becomes a verified address and a password of one's own.
//!
//! Nothing is written to any account before the mailbox is proven *and* the password that was
//! chosen is typed again, in one browser: the first sign-in commits.

mod check_mail;
mod commit;
mod confirm;
mod mailed_link;
mod mailing;
mod over;
mod pages;
pub mod pending;
mod start;
mod ticket;
mod ticket_holder;
mod tries;
mod waiting;

pub use confirm::link_gone;
pub use mailed_link::{Followed, Gone, MailboxProof, consume, follow};
pub use over::{end_everything, forget_address, sweep};
pub use pending::{Outcome, close_siblings};
pub use start::{Begun, begin};
pub use ticket::{Holding, drop as drop_ticket, sweep as sweep_tickets};
pub use ticket_holder::TicketHolder;
pub use waiting::count_hashed_with;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/activation", get(start::start).post(start::claim))
        .anyone("/activation/restart", post(check_mail::restart))
        .anyone("/activation/link/{token}", get(confirm::follow_link))
        .anyone("/activation/contested", get(confirm::contested))
        .ticket_holder("/activation/email", get(pages::email).post(pages::choose_email))
        .ticket_holder("/activation/password", get(pages::password).post(pages::choose_password))
        .ticket_holder("/activation/criteria", post(pages::judge))
        .ticket_holder("/activation/check-mail", get(check_mail::show))
        .ticket_holder("/activation/resend", post(check_mail::resend))
        .link_bearer("/activation/confirm", get(confirm::show).post(confirm::sign_in))
        .link_bearer("/activation/contest", post(confirm::contest))
}
