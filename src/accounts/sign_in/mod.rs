//! Signing in: a password opens a session, a session is a signed-in person.

mod admission;
mod arrival;
mod attempt;
mod by_key;
mod pages;
mod recognised;
pub mod session;
mod signed_in;

pub use crate::accounts::known_device::Acquaintance;
pub use admission::{Admitted, admit};
pub use arrival::{Arrival, AtTheDoor};
pub use attempt::write_down;
pub use attempt::{PasswordJudged, SignIn, attempt_buckets, growing, judge_password};
pub use attempt::{factor_buckets, sign_in, tell, verify_again};
pub use by_key::{KeyStep, give_key, open_by_key};
pub use recognised::{recognise_behind, recognised};
pub use session::Opened;
pub use signed_in::SignedIn;

pub(in crate::accounts) use signed_in::sign_in_first;

use axum::routing::post;

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/logout", post(pages::sign_out))
        .signed_in("/session/extend", post(pages::extend))
}
