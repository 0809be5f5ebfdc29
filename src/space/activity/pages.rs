//! « Activité de mon compte ».

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::acts;
use super::words::ActView;
use crate::accounts::SignedIn;
use crate::web::{App, Asked, Error, Page, PageNumber, Visitor};

/// Acts of one page.
const AT_A_TIME: u64 = 50;

#[derive(Template)]
#[template(path = "space/activity/activity.html")]
pub struct ActivityPage {
    visitor: Visitor,
    acts: Vec<ActView>,
    newer: Option<String>,
    older: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ActivityAsked {
    page: PageNumber,
}

pub async fn activity(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(asked): Asked<ActivityAsked>,
) -> Result<Page<ActivityPage>, Error> {
    let (page, after) = (asked.page.get(), asked.page.after(AT_A_TIME));
    // One more than is shown: whether there is an older page.
    let mut acts = acts::of(app.db.reader(), &person, (visitor.now, AT_A_TIME + 1, after)).await?;
    let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let is_more = acts.len() > most;
    acts.truncate(most);
    let acts = acts.iter().map(|act| ActView::new(&visitor, act)).collect();
    let address = |page: u64| format!("/profile/activity?page={page}");
    let newer = (page > 1).then(|| address(page - 1));
    let older = is_more.then(|| address(page + 1));
    Ok(Page(ActivityPage { visitor: person.seen(visitor), acts, newer, older }))
}
