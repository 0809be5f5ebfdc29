//! Signing in: agency, address and password, then the second factor, set up the first time.

mod enrolment;
mod factor;
mod passkey;
mod password;
mod step_up;

pub use enrolment::CodesPage;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/office/login", get(password::show).post(password::sign_in))
        .link_bearer("/office/login/factor", get(factor::show).post(factor::sign_in))
        .link_bearer("/office/login/enrol", get(enrolment::show).post(enrolment::enrol))
        .anyone("/office/login/passkey", post(passkey::sign_in))
        .anyone("/office/login/passkey/options", post(passkey::options))
        .link_bearer("/office/login/factor/passkey", post(passkey::give_factor))
        .link_bearer("/office/login/factor/passkey/options", post(passkey::factor_options))
        .staff("/office/step-up/passkey", post(passkey::confirm))
        .staff("/office/step-up/passkey/options", post(passkey::step_up_options))
        .anyone("/office/logout", post(password::sign_out))
        .staff("/office/session/extend", post(step_up::extend))
        .staff("/office/step-up", get(step_up::show).post(step_up::confirm))
}
