//! `/api/v1/entries`.

use axum::extract::State;
use axum::response::Response;

use super::super::answer::{Answer, Answered};
use super::super::batch;
use super::super::listed::Asked;
use super::super::query::{After, Limit, Text, asked};
use super::super::writing::Writing;
use super::list::{self, EntriesPage};
use crate::api_keys::{KeyHolder, needs};
use crate::clock::{Day, paris_today};
use crate::web::{App, Failure};

asked! {
    pub struct EntriesAsked {
        /// The contract whose account it is.
        ref_contrat: Text,
        /// What `next` of the page before says.
        after: After,
        /// Most rows of the page.
        limit: Limit,
    }
}

asked! {
    pub struct PostingAsked {
        /// Until which day the accounts are complete: statements show it. Today where it is not said.
        as_of: Option<Day>,
    }
}

pub async fn list(
    State(app): State<App>,
    holder: KeyHolder<needs::EntriesRead>,
    asked: EntriesAsked,
) -> Answered<EntriesPage> {
    let of = asked.ref_contrat.0;
    let asked = Asked::of(asked.after, asked.limit);
    Ok(Answer(list::page(app.db.reader(), holder.societe(), (&asked, of)).await?))
}

pub async fn write(
    State(app): State<App>,
    writing: Writing<needs::EntriesWrite, PostingAsked>,
) -> Result<Response, Failure> {
    let as_of = writing.asked.as_of.unwrap_or_else(|| paris_today(writing.visitor.now));
    let sending = writing.sending(&app);
    let work =
        batch::write(&app, &writing.sent.json, async |rows| sending.entries(rows, as_of).await);
    writing.answer(&app, work).await
}
