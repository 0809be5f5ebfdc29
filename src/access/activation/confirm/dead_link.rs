//! A link that opens nothing any more: why, and the one way on.

use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::access::activation::mailed_link::{self, Gone, MailboxProof};
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::paris_day_and_time;
use crate::web::{App, Error, Page, Reply, Visitor};

/// A second use after success is no mistake: the account is there, and one may sign in.
#[derive(Template)]
#[template(path = "access/activation/already_active.html")]
struct AlreadyActivePage {
    visitor: Visitor,
    sign_in: String,
}

#[derive(Template)]
#[template(path = "access/activation/link_gone.html")]
pub struct LinkGonePage {
    visitor: Visitor,
    why: Why,
    sign_in: String,
    again: String,
}

/// Why a link is of no use any more, in words.
enum Why {
    Expired { on: String },
    Superseded,
    Restarted,
    Contested,
    Unknown,
    WornOut,
}

pub async fn link_gone(app: &App, visitor: Visitor, gone: Gone) -> Result<Response, Error> {
    let visitor = at_its_agency(app, visitor).await?;
    let why = match gone {
        Gone::Used => {
            let sign_in = sign_in_of(&visitor);
            return Ok(Page(AlreadyActivePage { visitor, sign_in }).into_response());
        }
        Gone::Expired(on) => Why::Expired { on: paris_day_and_time(on, visitor.lang) },
        Gone::Superseded => Why::Superseded,
        Gone::Restarted => Why::Restarted,
        Gone::Contested => Why::Contested,
        Gone::Unknown => Why::Unknown,
    };
    Ok(Reply::Gone(page(visitor, why)).into_response())
}

/// The visitor at the agency of the link, good or gone; at the last one they chose when there is none.
pub async fn at_its_agency(app: &App, visitor: Visitor) -> Result<Visitor, Error> {
    match mailed_link::societe_of(app, &visitor).await? {
        Some(societe) => Ok(visitor.at(societe.brand())),
        None => at_agency(app, visitor, &TypedCodes::default()).await,
    }
}

/// Its few tries are used up. Waiting would not help: one starts again, with the letter.
pub fn worn_out(visitor: Visitor, proof: &MailboxProof) -> Reply<LinkGonePage> {
    let visitor = visitor.at(proof.societe.brand()).found_at("/activation/confirm");
    Reply::WornOut(page(visitor, Why::WornOut))
}

fn page(visitor: Visitor, why: Why) -> LinkGonePage {
    let sign_in = sign_in_of(&visitor);
    let again = sign_in.replacen("/login", "/activation", 1);
    LinkGonePage { visitor, why, sign_in, again }
}

fn sign_in_of(visitor: &Visitor) -> String {
    visitor.brand.as_ref().map_or("/login".into(), |brand| brand.login.clone())
}
