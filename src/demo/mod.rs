//! The demonstration: invented people, and a mailbox that anybody may open.

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
