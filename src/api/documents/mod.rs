//! Documents: published one at a time, with their content as the body; withdrawn, and listed.

mod asked;
mod list;
mod pages;
mod publish;

use super::operation::{Api, Content, Said};
use crate::api_keys::Scope;
use crate::web::ProblemKind;
use asked::DocumentAsked;
use list::{DocumentShown, DocumentsPage};
use pages::DocumentsAsked;
use publish::DocumentDone;

pub fn doors() -> Api {
    let list = Said::new("listDocuments", "Documents of the société, by reference.");
    let list = list.scope(Scope::DocumentsRead).asks::<DocumentsAsked>();
    let read = Said::new(
        "readDocument",
        "What is said of one document; its content is not given. One that was withdrawn is still told \
         of: `withdrawn_at` says since when nobody may open it.",
    );
    let read = read.scope(Scope::DocumentsRead).answers::<DocumentShown>();
    let publish = Said::new(
        "publishDocument",
        "Publishes a document, or replaces it with all that was said of it: the body is its content, a PDF, \
         a PNG or a JPEG.",
    );
    let publish = publish.scope(Scope::DocumentsWrite).asks::<DocumentAsked>();
    let publish = publish.takes(Content::File).answers::<DocumentDone>();
    let withdraw = Said::new(
        "withdrawDocument",
        "Takes a document back: nobody may open it any more. What is said of it stays to be read.",
    );
    let withdraw = withdraw.scope(Scope::DocumentsWrite).answers::<DocumentDone>();
    Api::default()
        .get("/api/v1/documents", pages::list, list.answers::<DocumentsPage>())
        .get("/api/v1/documents/{reference}", pages::read, read)
        .put("/api/v1/documents/{reference}", pages::publish, publish)
        .delete(
            "/api/v1/documents/{reference}",
            pages::withdraw,
            withdraw.or(ProblemKind::NotFound),
        )
}
