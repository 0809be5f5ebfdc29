//! `/api/v1/documents`.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;

use super::super::answer::{Answer, Answered};
use super::super::listed::Asked;
use super::super::place::Ref;
use super::super::query::{After, Limit, NoQuery, Text, asked};
use super::super::sending;
use super::asked::DocumentAsked;
use super::list::{self, DocumentShown, DocumentsPage};
use super::publish::{self, DocumentDone};
use crate::api_keys::{KeyHolder, needs};
use crate::web::{App, Visitor};

asked! {
    pub struct DocumentsAsked {
        /// Those for this contract only.
        ref_contrat: Option<Text>,
        /// What `next` of the page before says.
        after: After,
        /// Most rows of the page.
        limit: Limit,
    }
}

pub async fn list(
    State(app): State<App>,
    holder: KeyHolder<needs::DocumentsRead>,
    asked: DocumentsAsked,
) -> Answered<DocumentsPage> {
    let of = asked.ref_contrat.map(|text| text.0);
    let asked = Asked::of(asked.after, asked.limit);
    Ok(Answer(list::page(app.db.reader(), holder.societe(), (&asked, of)).await?))
}

pub async fn read(
    State(app): State<App>,
    holder: KeyHolder<needs::DocumentsRead>,
    Ref(reference): Ref,
    _: NoQuery,
) -> Answered<DocumentShown> {
    Ok(Answer(list::one(app.db.reader(), holder.societe(), &reference).await?))
}

pub async fn publish(
    State(app): State<App>,
    visitor: Visitor,
    holder: KeyHolder<needs::DocumentsWrite>,
    (Ref(reference), asked, headers): (Ref, DocumentAsked, HeaderMap),
    body: Body,
) -> Answered<DocumentDone> {
    publish::check_kind(&headers)?;
    let stored = publish::receive(&app, &headers, body).await?;
    let sending = sending(&app, &visitor, &holder);
    let said = asked.said();
    Ok(Answer(publish::publish(&sending, (&reference, said), stored).await?))
}

pub async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    holder: KeyHolder<needs::DocumentsWrite>,
    Ref(reference): Ref,
    _: NoQuery,
) -> Answered<DocumentDone> {
    let sending = sending(&app, &visitor, &holder);
    Ok(Answer(publish::withdraw(&sending, &reference).await?))
}
