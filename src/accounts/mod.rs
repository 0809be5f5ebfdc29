//! Accounts: how a person becomes known here, proves who they are, and recovers access.

pub mod account;
pub mod closure;
mod email;
pub mod email_change;
pub mod factor;
pub mod factor_loss;
pub mod half_sign_in;
pub mod holder_name;
pub mod known_device;
mod near_miss;
pub mod notices;
pub mod notification;
pub mod passkey;
pub mod password;
pub mod password_reset;
pub mod presence;
pub mod profile;
pub mod recovery;
pub mod restored;
pub mod sign_in;
pub mod step_up;
pub mod trail;

pub use account::{Account, AccountId};
pub use email::Email;
pub use sign_in::{Opened, SignedIn};
pub use step_up::Fresh;

use crate::web::Routes;

pub fn routes() -> Routes {
    sign_in::routes()
        .with(step_up::routes())
        .with(password_reset::routes())
        .with(email_change::routes())
        .with(profile::routes())
        .with(notification::routes())
}
