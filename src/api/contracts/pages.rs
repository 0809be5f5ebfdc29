//! `/api/v1/contracts`.

use axum::extract::State;

use super::super::answer::{Answer, Answered};
use super::super::listed::Asked;
use super::super::place::Ref;
use super::super::query::{After, Limit, NoQuery, Text, asked};
use super::list::{self, ContractShown, ContractsPage};
use crate::api_keys::{KeyHolder, needs};
use crate::web::App;

asked! {
    pub struct ContractsAsked {
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
    holder: KeyHolder<needs::TiersRead>,
    asked: ContractsAsked,
) -> Answered<ContractsPage> {
    let of = asked.ref_tiers.map(|text| text.0);
    let asked = Asked::of(asked.after, asked.limit);
    Ok(Answer(list::page(app.db.reader(), holder.societe(), (&asked, of)).await?))
}

pub async fn read(
    State(app): State<App>,
    holder: KeyHolder<needs::TiersRead>,
    Ref(reference): Ref,
    _: NoQuery,
) -> Answered<ContractShown> {
    Ok(Answer(list::one(app.db.reader(), holder.societe(), reference).await?))
}
