//! Links (rattachements): which tiers are held by an account, never by which.

mod list;
mod pages;

use super::operation::{Api, Said};
use crate::api_keys::Scope;
use list::LinksPage;
use pages::LinksAsked;

pub fn doors() -> Api {
    let list = Said::new("listLinks", "Links of the société's tiers, those that ended too.");
    let list = list.scope(Scope::LinksRead).asks::<LinksAsked>().answers::<LinksPage>();
    Api::default().get("/api/v1/links", pages::list, list)
}
