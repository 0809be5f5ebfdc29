//! « Demander une version accessible » (RGAA 13.3): whom to ask for a document that does not read
//! well, in words that are ready.

use askama::Template;
use axum::extract::{Path, State};

use crate::accounts::SignedIn;
use crate::agencies::Societe;
use crate::documents::{Document, DocumentId, Reader};
use crate::space::unknown::unknown;
use crate::web::{App, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "space/documents/accessible.html")]
pub struct AccessiblePage {
    visitor: Visitor,
    title: String,
    day: String,
    iso: String,
    /// The message, where the agency has an address.
    letter: Option<String>,
}

pub async fn ask(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<DocumentId>,
) -> Result<Page<AccessiblePage>, Error> {
    let found = Reader::new(&person, &visitor).one(app.db.reader(), id).await?;
    let Some(document) = found else {
        return Err(unknown(&app, (&visitor, &person), id).await);
    };
    let societe = Societe::known(app.db.reader(), document.societe_id).await?;
    let visitor = person.seen(visitor).at(societe.brand());
    Ok(Page(AccessiblePage::of(visitor, &societe, &document)))
}

impl AccessiblePage {
    fn of(visitor: Visitor, societe: &Societe, document: &Document) -> Self {
        let (texts, day) = (visitor.texts, document.dated_on.long(visitor.lang));
        let subject = texts.accessible_subject(document.title.as_str());
        let said = (document.title.as_str(), day.as_str(), document.reference.as_str());
        let message = texts.accessible_message(said.0, said.1, said.2);
        let to = societe.email.as_deref();
        Self {
            title: document.title.clone(),
            iso: document.dated_on.to_string(),
            letter: to.map(|to| letter(to, &subject, &message)),
            day,
            visitor,
        }
    }
}

/// An address of RFC 6068: everything but letters and digits is in hexadecimal.
fn letter(to: &str, subject: &str, message: &str) -> String {
    format!("mailto:{to}?subject={}&body={}", coded(subject), coded(message))
}

fn coded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn a_title_adds_nothing_to_the_address_but_itself() {
        assert_eq!(
            letter("agence@exemple.fr", "Été & cc=x", "a\nb"),
            "mailto:agence@exemple.fr?subject=%C3%89t%C3%A9%20%26%20cc%3Dx&body=a%0Ab"
        );
    }
}
