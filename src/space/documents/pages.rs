//! « Documents », one of them, or several in an archive.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::archive;
use super::asking::Asking;
use super::bails;
use super::delivery;
use super::filters::{DocumentsAsked, Filters};
use super::my_contracts;
use super::selection::Selection;
use super::view::{Choices, Listing, Pager};
use crate::accounts::SignedIn;
use crate::documents::{DocumentId, Means, Reader, Wanted, opening};
use crate::space::unknown::unknown;
use crate::web::{App, Asked, Error, Form, Page, Reply, Visitor};

/// Documents of one page.
const AT_A_TIME: u64 = 50;

#[derive(Template)]
#[template(path = "space/documents/documents.html")]
pub struct DocumentsPage {
    visitor: Visitor,
    filters: Filters,
    choices: Choices,
    listing: Listing,
    pager: Pager,
    nothing_chosen: bool,
    /// Where to agree to quittances, and for which lease.
    to_agree: Vec<(String, String)>,
}

/// Whatever the number of documents: contracts, mandates, tallies, the filtered count, one page, consents.
pub async fn documents(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(asked): Asked<DocumentsAsked>,
) -> Result<Page<DocumentsPage>, Error> {
    let (db, reader) = (app.db.reader(), Reader::new(&person, &visitor));
    let mine = my_contracts::of(db, &person, reader.today()).await?;
    let filters = Filters::of(&asked, &mine);
    let tallies = reader.tallies(db, &Wanted::default()).await?;
    let count = reader.count(db, &filters.wanted()).await?;
    let pager = Pager::new(visitor.texts, (&filters, asked.page()), (count, AT_A_TIME));
    let found = reader.list(db, &filters.wanted(), (AT_A_TIME, pager.after)).await?;
    let listing = Listing::new(&visitor, (&mine, &tallies), (&filters, &pager), &found);
    let choices = Choices::new(&visitor, &mine, &tallies);
    let to_agree = bails::without_consent(db, &person, &mine).await?;
    let (visitor, nothing_chosen) = (person.seen(visitor), asked.nothing_chosen());
    Ok(Page(DocumentsPage { visitor, filters, choices, listing, pager, nothing_chosen, to_agree }))
}

/// The rule is asked at each request: a link that was copied is worth nothing to anybody else, nor
/// to its owner once the document is withdrawn.
pub async fn download(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<DocumentId>,
    asking: Asking,
) -> Result<Response, Error> {
    // A browser that fetches ahead would have it « opened » by nobody, and read without a trace.
    if asking.is_ahead {
        return Err(Error::Unavailable(1));
    }
    let found = Reader::new(&person, &visitor).one(app.db.reader(), id).await?;
    let Some(document) = found else {
        return Err(unknown(&app, (&visitor, &person), id).await);
    };
    delivery::deliver(&app, (&visitor, &person), &document, &asking).await
}

/// All of the selection or nothing: an archive that lacks what was asked for would be taken for
/// whole, and tell which numbers exist.
pub async fn zip(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Form(selection): Form<Selection>,
) -> Result<Response, Error> {
    if selection.documents.is_empty() {
        let back: Reply<DocumentsPage> = Reply::done(selection.back_with_nothing());
        return Ok(back.into_response());
    }
    let reader = Reader::new(&person, &visitor);
    let documents = reader.several(app.db.reader(), selection.documents.clone()).await?;
    if let Some(foreign) = selection.first_without(&documents) {
        return Err(unknown(&app, (&visitor, &person), foreign).await);
    }
    let contents: Vec<_> = documents.iter().map(archive::Kept::from).collect();
    archive::check(&app.store, &contents).await?;
    opening::record(&app, (&visitor, &person), &documents, Means::Zip).await?;
    Ok(archive::answer(app.store.clone(), contents, reader.today()))
}
