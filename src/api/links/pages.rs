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
use super::suspending;
use crate::access::agency_act::{Reason, Why};
use crate::api_keys::{KeyHolder, needs};
use crate::web::{App, Failure, Problem, Visitor, Wrong};

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
    pub struct CloseAsked {
        /// Why the access is ended or suspended; whoever holds it is not told. `other` needs a `note`.
        reason: Closing,
        /// What there is to add; required for `other`. It is kept beside the reason, for the agency.
        note: Option<Text>,
    }
}

asked! {
    pub struct OpenAsked {
        /// Why the access is opened again; whoever holds it is not told. `other` needs a `note`.
        reason: Opening,
        /// What there is to add; required for `other`. It is kept beside the reason, for the agency.
        note: Option<Text>,
    }
}

/// One of the reasons of « Dissocier » and « Suspendre ».
pub struct Closing(Reason);

/// One of those of « Rétablir ».
pub struct Opening(Reason);

impl Param for Closing {
    const IS_REQUIRED: bool = true;

    fn schema() -> Value {
        one_of(Reason::can_close)
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        reason(text, Reason::can_close).map(Self)
    }
}

impl Param for Opening {
    const IS_REQUIRED: bool = true;

    fn schema() -> Value {
        one_of(Reason::can_open)
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        reason(text, Reason::can_open).map(Self)
    }
}

fn one_of(is_one: fn(Reason) -> bool) -> Value {
    let names = Reason::all().filter(|reason| is_one(*reason)).map(Reason::name);
    json!({ "type": "string", "enum": names.collect::<Vec<_>>() })
}

fn reason(text: Option<&str>, is_one: fn(Reason) -> bool) -> Result<Reason, &'static str> {
    let text = text.ok_or("The parameter is required.")?;
    let found = Reason::parse(text).filter(|reason| is_one(*reason));
    found.ok_or("This is none of the reasons.")
}

/// « Autre raison » says nothing alone.
fn why(reason: Reason, note: Option<Text>) -> Result<Why, Problem> {
    if reason == Reason::Other && note.is_none() {
        let wrong = Wrong::parameter("note", "The parameter is required with this reason.");
        return Err(Problem::invalid(vec![wrong]));
    }
    Ok(Why { reason, note: note.map(|text| text.0) })
}

/// A tiers of another société is none.
pub async fn end(
    State(app): State<App>,
    (visitor, holder): (Visitor, KeyHolder<needs::LinksWrite>),
    Ref(reference): Ref,
    (asked, once): (CloseAsked, Once),
) -> Result<Response, Failure> {
    let why = why(asked.reason.0, asked.note)?;
    let work = ending::end((&app, &visitor), &holder, (&reference, &why));
    once.answer(&app, (&holder, b""), Box::pin(work)).await
}

pub async fn suspend(
    State(app): State<App>,
    (visitor, holder): (Visitor, KeyHolder<needs::LinksWrite>),
    Ref(reference): Ref,
    (asked, once): (CloseAsked, Once),
) -> Result<Response, Failure> {
    let why = why(asked.reason.0, asked.note)?;
    let work = suspending::suspend((&app, &visitor), &holder, (&reference, &why));
    once.answer(&app, (&holder, b""), Box::pin(work)).await
}

pub async fn restore(
    State(app): State<App>,
    (visitor, holder): (Visitor, KeyHolder<needs::LinksWrite>),
    Ref(reference): Ref,
    (asked, once): (OpenAsked, Once),
) -> Result<Response, Failure> {
    let why = why(asked.reason.0, asked.note)?;
    let work = suspending::restore((&app, &visitor), &holder, (&reference, &why));
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
