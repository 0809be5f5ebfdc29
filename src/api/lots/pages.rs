//! `/api/v1/lots`.

use axum::extract::State;
use axum::response::Response;

use super::super::answer::{Answer, Answered};
use super::super::batch;
use super::super::listed::Asked;
use super::super::query::{After, Limit, Text, asked};
use super::super::writing::Writing;
use super::list::{self, LotsPage};
use crate::api_keys::{KeyHolder, needs};
use crate::web::{App, Failure};

asked! {
    pub struct LotsAsked {
        /// Those of this immeuble only.
        ref_immeuble: Option<Text>,
        /// What `next` of the page before says.
        after: After,
        /// Most rows of the page.
        limit: Limit,
    }
}

pub async fn list(
    State(app): State<App>,
    holder: KeyHolder<needs::ImmeublesRead>,
    asked: LotsAsked,
) -> Answered<LotsPage> {
    let of = asked.ref_immeuble.map(|text| text.0);
    let asked = Asked::of(asked.after, asked.limit);
    Ok(Answer(list::page(app.db.reader(), holder.societe(), (&asked, of)).await?))
}

pub async fn write(
    State(app): State<App>,
    writing: Writing<needs::ImmeublesWrite>,
) -> Result<Response, Failure> {
    let sending = writing.sending(&app);
    let work = batch::write(&app, &writing.sent.json, async |rows| sending.lots(rows).await);
    writing.answer(&app, work).await
}
