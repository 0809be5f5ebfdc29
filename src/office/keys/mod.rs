//! « API »: the keys with which the agency's software is let in.

mod make;
mod pages;

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .administration("/office/{societe}/keys", get(pages::list))
        .administration("/office/{societe}/keys/new", get(make::show).post(make::make))
        .administration("/office/{societe}/keys/{id}/revoke", post(pages::revoke))
}
