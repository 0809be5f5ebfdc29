//! `/api/v1/links`.

use axum::extract::State;

use super::super::answer::{Answer, Answered};
use super::super::listed::Asked;
use super::super::query::{After, Limit, Text, asked};
use super::list::{self, LinksPage};
use crate::api_keys::{KeyHolder, needs};
use crate::web::App;

asked! {
    pub struct LinksAsked {
        /// Those of this tiers only.
        ref_tiers: Option<Text>,
        /// What `next` of the page before says.
        after: After,
        /// Most rows of the page.
        limit: Limit,
    }
}

pub async fn list(
    State(app): State<App>,
    holder: KeyHolder<needs::LinksRead>,
    asked: LinksAsked,
) -> Answered<LinksPage> {
    let of = asked.ref_tiers.map(|text| text.0);
    let asked = Asked::of(asked.after, asked.limit);
    Ok(Answer(list::page(app.db.reader(), holder.societe(), (&asked, of)).await?))
}
