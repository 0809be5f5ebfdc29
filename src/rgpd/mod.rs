//! What the RGPD gives to a person: a copy of their data, the end of their account, and an end to
//! whatever is kept about them. `docs/rgpd.md` says what, why and for how long.

mod closure;
mod copy;
pub mod retention;

pub use closure::close_again;
pub use copy::{count_over as count_copies_over, doer, objects, sweep as sweep_copies};

use crate::web::Routes;

pub fn routes() -> Routes {
    copy::routes().with(closure::routes())
}
