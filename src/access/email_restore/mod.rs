//! The former address of an account puts itself back. It stands here and not with the change of
//! address, because whoever loses the account by it is told which agencies to call.

mod contacts;
mod pages;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/email-change/undo/{token}", get(pages::follow))
        .link_bearer("/email-change/restore", get(pages::choose).post(pages::restore))
        .link_bearer("/email-change/restore/criteria", post(pages::judge))
        .anyone("/email-change/restored", get(pages::restored))
}
