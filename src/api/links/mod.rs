//! Links (rattachements): which tiers are held by an account, never by which; their suspension and their end.

mod ending;
mod list;
mod pages;
mod suspending;

use super::operation::{Api, Said};
use crate::api_keys::Scope;
use ending::LinksEnded;
use list::LinksPage;
use pages::{CloseAsked, LinksAsked, OpenAsked};
use suspending::SuspensionChanged;

pub fn doors() -> Api {
    let list = Said::new("listLinks", "Links of the société's tiers, those that ended too.");
    let list = list.scope(Scope::LinksRead).asks::<LinksAsked>().answers::<LinksPage>();
    let end = Said::new(
        "endLinks",
        "Ends every access to a tiers, from the next request on, and whatever pair could begin one anew.",
    );
    let end = end.scope(Scope::LinksWrite).asks::<CloseAsked>().answers::<LinksEnded>().once();
    let suspend = Said::new(
        "suspendLinks",
        "Closes every access to a tiers for a time, from the next request on.",
    );
    let suspend = suspend.scope(Scope::LinksWrite).asks::<CloseAsked>();
    let suspend = suspend.answers::<SuspensionChanged>().once();
    let restore = Said::new("restoreLinks", "Opens every suspended access to a tiers again.");
    let restore = restore.scope(Scope::LinksWrite).asks::<OpenAsked>();
    let restore = restore.answers::<SuspensionChanged>().once();
    Api::default()
        .get("/api/v1/links", pages::list, list)
        .delete("/api/v1/tiers/{reference}/links", pages::end, end)
        .put("/api/v1/tiers/{reference}/suspension", pages::suspend, suspend)
        .delete("/api/v1/tiers/{reference}/suspension", pages::restore, restore)
}
