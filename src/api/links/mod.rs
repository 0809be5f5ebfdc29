//! Links (rattachements): which tiers are held by an account, never by which; and their end.

mod ending;
mod list;
mod pages;

use super::operation::{Api, Said};
use crate::api_keys::Scope;
use ending::LinksEnded;
use list::LinksPage;
use pages::{EndAsked, LinksAsked};

pub fn doors() -> Api {
    let list = Said::new("listLinks", "Links of the société's tiers, those that ended too.");
    let list = list.scope(Scope::LinksRead).asks::<LinksAsked>().answers::<LinksPage>();
    let end = Said::new(
        "endLinks",
        "Ends every access to a tiers, from the next request on, and whatever pair could begin one anew.",
    );
    let end = end.scope(Scope::LinksWrite).asks::<EndAsked>().answers::<LinksEnded>().once();
    Api::default().get("/api/v1/links", pages::list, list).delete(
        "/api/v1/tiers/{reference}/links",
        pages::end,
        end,
    )
}
