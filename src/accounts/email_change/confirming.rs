//! The link that reached the new address: followed, then confirmed by whoever is signed in. A scanner
//! that opens it, and presses what it finds, has no session: it changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::change::{self, ChangeProof, Confirmed, Followed};
use crate::accounts::sign_in::SignedIn;
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::{in_words, paris_day_and_time};
use crate::guard::Token;
use crate::web::{App, CookieKind, Error, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "accounts/email_change/confirm.html")]
pub struct ConfirmPage {
    visitor: Visitor,
    old_email: String,
    new_email: String,
}

#[derive(Template)]
#[template(path = "accounts/email_change/link_gone.html")]
pub struct LinkGonePage {
    visitor: Visitor,
    gone: Gone,
    valid_for: String,
}

/// Why a link is of no use.
pub enum Gone {
    Expired { on: String },
    Used,
    Superseded,
    Unknown,
    Taken,
}

/// The mailed address: moves the token out of sight, and changes nothing else.
pub async fn follow(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Response {
    let no_referrer = [("referrer-policy", "no-referrer")];
    let keep = Some(app.settings.email.link);
    let cookies = match Token::parse(&token) {
        Some(token) => visitor.cookies.set(CookieKind::EmailLink, token.as_str().to_owned(), keep),
        None => visitor.cookies.forget(CookieKind::EmailLink),
    };
    (cookies.into_jar(), no_referrer, Redirect::to("/email-change/confirm")).into_response()
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Response, Error> {
    match change::follow(&app, &visitor, &person).await? {
        Followed::Fresh(proof) => Ok(Page(confirm_page(visitor, &person, &proof)).into_response()),
        gone => {
            let gone = Gone::of(&gone, &visitor);
            Ok(link_gone(&app, visitor, &person, gone).into_response())
        }
    }
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Response, Error> {
    let proof = match change::follow(&app, &visitor, &person).await? {
        Followed::Fresh(proof) => proof,
        gone => {
            let gone = Gone::of(&gone, &visitor);
            return Ok(link_gone(&app, visitor, &person, gone).into_response());
        }
    };
    match change::confirm(&app, &visitor, &person, &proof).await? {
        Confirmed::Changed => {
            let cookies = visitor.cookies.forget(CookieKind::Session);
            let cookies = cookies.forget(CookieKind::EmailLink).into_jar();
            Ok((cookies, Redirect::to("/email-change/done")).into_response())
        }
        Confirmed::Taken => Ok(link_gone(&app, visitor, &person, Gone::Taken).into_response()),
        Confirmed::Late => Ok(link_gone(&app, visitor, &person, Gone::Used).into_response()),
    }
}

#[derive(Template)]
#[template(path = "accounts/email_change/done.html")]
pub struct DonePage {
    visitor: Visitor,
    sign_in: String,
}

pub async fn done(State(app): State<App>, visitor: Visitor) -> Result<Page<DonePage>, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    let sign_in = visitor.brand.as_ref().map_or("/login".into(), |brand| brand.login.clone());
    Ok(Page(DonePage { visitor, sign_in }))
}

impl Gone {
    fn of(followed: &Followed, visitor: &Visitor) -> Self {
        match followed {
            Followed::Expired(on) => Self::Expired { on: paris_day_and_time(*on, visitor.lang) },
            Followed::Used => Self::Used,
            Followed::Superseded => Self::Superseded,
            Followed::Fresh(_) | Followed::Unknown => Self::Unknown,
        }
    }
}

fn confirm_page(visitor: Visitor, person: &SignedIn, proof: &ChangeProof) -> ConfirmPage {
    ConfirmPage {
        old_email: proof.old_email().to_owned(),
        new_email: proof.new_email().to_owned(),
        visitor: person.seen(visitor),
    }
}

fn link_gone(app: &App, visitor: Visitor, person: &SignedIn, gone: Gone) -> Reply<LinkGonePage> {
    let valid_for = in_words(app.settings.email.link, visitor.lang);
    Reply::Gone(LinkGonePage { visitor: person.seen(visitor), gone, valid_for })
}
