//! « Activité de mon compte ».

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::acts::{self, Act};
use crate::accounts::SignedIn;
use crate::audit::Kind;
use crate::clock::{paris_day_and_time, paris_iso};
use crate::space::quittances::Trace;
use crate::web::{App, Asked, Error, Page, Visitor};

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

struct ActView {
    what: String,
    at: String,
    iso: String,
    /// The document and its agency, or the network of a sign-in.
    detail: Option<String>,
    fingerprint: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ActivityAsked {
    page: String,
}

pub async fn activity(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(asked): Asked<ActivityAsked>,
) -> Result<Page<ActivityPage>, Error> {
    let page = asked.page.parse::<u32>().ok().filter(|page| *page > 0).unwrap_or(1);
    let after = u64::from(page - 1) * AT_A_TIME;
    // One more than is shown: whether there is an older page.
    let mut acts = acts::of(app.db.reader(), &person, (AT_A_TIME + 1, after)).await?;
    let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let is_more = acts.len() > most;
    acts.truncate(most);
    let acts = acts.iter().map(|act| ActView::new(&visitor, act)).collect();
    let address = |page: u32| format!("/profile/activity?page={page}");
    let newer = (page > 1).then(|| address(page - 1));
    let older = is_more.then(|| address(page.saturating_add(1)));
    Ok(Page(ActivityPage { visitor: person.seen(visitor), acts, newer, older }))
}

impl ActView {
    fn new(visitor: &Visitor, act: &Act) -> Self {
        let network = act.network.as_deref().map(|it| visitor.texts.activity_network(it));
        let trace = act.title.as_deref().filter(|_| is_traced(act)).and_then(Trace::parse);
        let title = trace.as_ref().map(|trace| trace.title(visitor.texts, visitor.lang));
        let title = title.or_else(|| act.title.clone()).zip(act.societe_name.as_ref());
        Self {
            what: what(visitor, &act.what),
            at: paris_day_and_time(act.at, visitor.lang),
            iso: paris_iso(act.at),
            detail: title.map(|(title, societe)| format!("{title}, {societe}")).or(network),
            fingerprint: trace.map(|trace| trace.sha256).or_else(|| act.sha256.clone()),
        }
    }
}

/// A quittance made on demand: a title of an agency is never read as a trace.
fn is_traced(act: &Act) -> bool {
    Kind::parse(&act.what) == Some(Kind::DocumentOpened)
}

fn what(visitor: &Visitor, what: &str) -> String {
    let texts = visitor.texts;
    match (what, Kind::parse(what)) {
        ("zip", _) => texts.activity_document_zip(),
        (_, Some(Kind::SignIn)) => texts.activity_sign_in(),
        (_, Some(Kind::SignOut)) => texts.activity_sign_out(),
        (_, Some(Kind::PasswordChanged)) => texts.activity_password_changed(),
        (_, Some(Kind::PasswordReset)) => texts.activity_password_reset(),
        _ => texts.activity_document(),
    }
}
