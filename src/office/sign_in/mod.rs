//! Signing in: agency, address and password, then the second factor, set up the first time.

mod enrolment;
mod factor;
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
        .anyone("/office/logout", post(password::sign_out))
        .staff("/office/session/extend", post(step_up::extend))
        .staff("/office/step-up", get(step_up::show).post(step_up::confirm))
}
