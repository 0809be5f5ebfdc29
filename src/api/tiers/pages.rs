//! `/api/v1/tiers`.

use axum::extract::State;
use axum::response::Response;

use super::super::answer::{Answer, Answered};
use super::super::batch;
use super::super::listed::Asked;
use super::super::place::Ref;
use super::super::query::{After, Limit, NoQuery, asked};
use super::super::writing::Writing;
use super::list::{self, TiersPage, TiersShown};
use crate::api_keys::{KeyHolder, needs};
use crate::web::{App, Failure};

asked! {
    pub struct TiersAsked {
        /// What `next` of the page before says.
        after: After,
        /// Most rows of the page.
        limit: Limit,
    }
}

pub async fn list(
    State(app): State<App>,
    holder: KeyHolder<needs::TiersRead>,
    asked: TiersAsked,
) -> Answered<TiersPage> {
    let asked = Asked::of(asked.after, asked.limit);
    Ok(Answer(list::page(app.db.reader(), holder.societe_id(), &asked).await?))
}

pub async fn read(
    State(app): State<App>,
    holder: KeyHolder<needs::TiersRead>,
    Ref(reference): Ref,
    _: NoQuery,
) -> Answered<TiersShown> {
    Ok(Answer(list::one(app.db.reader(), holder.societe(), reference).await?))
}

pub async fn write(
    State(app): State<App>,
    writing: Writing<needs::TiersWrite>,
) -> Result<Response, Failure> {
    let sending = writing.sending(&app);
    let work = batch::write(&app, &writing.sent.json, async |rows| sending.tiers(rows).await);
    writing.answer(&app, work).await
}
