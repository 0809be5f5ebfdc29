//! The link that reached the former address: it puts that address back, under a new password that
//! only a person can think of. Nobody need be signed in: whoever moved the account may have all else.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::contacts;
use crate::accounts::email_change::undo::{self, Followed, Restored, UndoProof};
use crate::accounts::holder_name;
use crate::accounts::password::{Judgement, PasswordForm, Personal, Refused, untried};
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::paris_day_and_time;
use crate::guard::Token;
use crate::web::{App, CookieKind, CriteriaList, Error, Form, Mistakes, Page, Reply, Visitor};

const CRITERIA: &str = "/email-change/restore/criteria";

#[derive(Template)]
#[template(path = "access/email_restore/restore.html")]
pub struct RestorePage {
    visitor: Visitor,
    old_email: String,
    new_email: String,
    criteria: CriteriaList,
    min_length: usize,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "access/email_restore/gone.html")]
pub struct GonePage {
    visitor: Visitor,
    gone: Gone,
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
    let keep = Some(app.settings.reset.link_cookie);
    let cookies = match Token::parse(&token) {
        Some(token) => visitor.cookies.set(CookieKind::EmailUndo, token.as_str().to_owned(), keep),
        None => visitor.cookies.forget(CookieKind::EmailUndo),
    };
    (cookies.into_jar(), no_referrer, Redirect::to("/email-change/restore")).into_response()
}

pub async fn choose(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    match undo::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            Ok(Page(restore_page(&app, visitor, &proof, None)).into_response())
        }
        gone => Ok(gone_page(visitor, &gone).into_response()),
    }
}

pub async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Response, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    let proof = match undo::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => proof,
        gone => return Ok(gone_page(visitor, &gone).into_response()),
    };
    let password = match form.check(&app, &personal(&app, &proof).await?, CRITERIA).await {
        Ok(password) => password,
        Err(refused) => {
            let page = restore_page(&app, visitor, &proof, Some(refused));
            return Ok(Reply::Again(page).into_response());
        }
    };
    let contacts = contacts::of(app.db.reader(), proof.account().id).await?;
    match undo::restore(&app, &visitor, (&proof, &contacts), &password).await? {
        Restored::Done(device) => Ok(known_again(&app, visitor, &device)),
        Restored::Taken => Ok(taken(visitor).into_response()),
        Restored::Late => Ok(gone_page(visitor, &Followed::Used).into_response()),
    }
}

/// The live list of criteria, for the bearer of a good link only.
pub async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Judgement, Error> {
    match undo::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            Ok(form.judge(&app, &personal(&app, &proof).await?, visitor.texts).await)
        }
        _ => Err(Error::NotFound),
    }
}

#[derive(Template)]
#[template(path = "access/email_restore/restored.html")]
pub struct RestoredPage {
    visitor: Visitor,
    sign_in: String,
}

pub async fn restored(
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Page<RestoredPage>, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    let sign_in = visitor.brand.as_ref().map_or("/login".into(), |brand| brand.login.clone());
    Ok(Page(RestoredPage { visitor, sign_in }))
}

fn known_again(app: &App, visitor: Visitor, device: &Token) -> Response {
    let cookies = visitor.cookies.forget(CookieKind::Session);
    let keep = Some(app.settings.device.remembered);
    let cookies = cookies.set(CookieKind::Device, device.as_str().to_owned(), keep);
    (cookies.into_jar(), Redirect::to("/email-change/restored")).into_response()
}

fn restore_page(
    app: &App,
    visitor: Visitor,
    proof: &UndoProof,
    refused: Option<Refused>,
) -> RestorePage {
    let none = || Refused { criteria: untried(CRITERIA), mistakes: Mistakes::none() };
    let Refused { criteria, mistakes } = refused.unwrap_or_else(none);
    RestorePage {
        visitor,
        old_email: proof.old_email().to_owned(),
        new_email: proof.new_email().to_owned(),
        criteria,
        min_length: app.settings.password.min_length,
        mistakes,
    }
}

fn gone_page(visitor: Visitor, followed: &Followed) -> Reply<GonePage> {
    let gone = match followed {
        Followed::Expired(on) => Gone::Expired { on: paris_day_and_time(*on, visitor.lang) },
        Followed::Used => Gone::Used,
        Followed::Superseded => Gone::Superseded,
        Followed::Fresh(_) | Followed::Unknown => Gone::Unknown,
    };
    Reply::Gone(GonePage { visitor, gone })
}

fn taken(visitor: Visitor) -> Reply<GonePage> {
    Reply::Gone(GonePage { visitor, gone: Gone::Taken })
}

async fn personal(app: &App, proof: &UndoProof) -> Result<Personal, Error> {
    Ok(holder_name::personal(app.db.reader(), proof.account()).await?)
}
