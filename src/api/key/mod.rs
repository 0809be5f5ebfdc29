//! What the key itself is: the first thing that somebody who writes the other side asks.

mod pages;

use super::operation::{Api, Said};
use pages::KeyShown;

pub fn doors() -> Api {
    let said = Said::new("readKey", "What this key is: its société, its scopes, its end.");
    Api::default().get("/api/v1/key", pages::show, said.answers::<KeyShown>())
}
