//! `/api/v1/links`, and those of one tiers.

use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

use super::super::answer::{Answer, Answered};
use super::super::listed::Asked;
use super::super::once::Once;
use super::super::place::Ref;
use super::super::query::{After, Limit, Param, Text, asked};
use super::ending;
use super::list::{self, LinksPage};
use crate::access::agency_act::Reason;
use crate::api_keys::{KeyHolder, needs};
use crate::web::{App, Failure, Visitor};

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

asked! {
    pub struct EndAsked {
        /// Why the access is ended; whoever held it is not told.
        reason: Reason,
        /// What there is to add; required for `other`. It is kept beside the reason, for the agency.
        note: Option<Text>,
    }
}

/// As « Dissocier » has them.
impl Param for Reason {
    const IS_REQUIRED: bool = true;

    fn schema() -> Value {
        json!({ "type": "string", "enum": Self::all().map(Self::name).collect::<Vec<_>>() })
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        let text = text.ok_or("The parameter is required.")?;
        Self::parse(text).ok_or("This is none of the reasons.")
    }
}

/// A tiers of another société is none.
pub async fn end(
    State(app): State<App>,
    (visitor, holder): (Visitor, KeyHolder<needs::LinksWrite>),
    Ref(reference): Ref,
    (asked, once): (EndAsked, Once),
) -> Result<Response, Failure> {
    let work = ending::end((&app, &visitor), &holder, (&reference, asked));
    once.answer(&app, (&holder, b""), Box::pin(work)).await
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
