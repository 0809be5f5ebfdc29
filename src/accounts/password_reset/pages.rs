//! Follow the link, and choose a password.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::reset_link::{self, Followed, ResetProof};
use crate::accounts::holder_name;
use crate::accounts::password::{Judgement, PasswordForm, Personal, Refused, untried};
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::{in_words, paris_day_and_time};
use crate::guard::Token;
use crate::web::{App, CookieKind, CriteriaList, Error, Form, Mistakes, Page, Reply, Visitor};

const CRITERIA: &str = "/password-reset/criteria";

/// The mailed address: moves the token out of sight, and changes nothing else. Mail scanners come
/// here before people do. The cookie outlives the link, so that a second tab hears that it was used.
pub async fn follow(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Response {
    let no_referrer = [("referrer-policy", "no-referrer")];
    let there = Redirect::to("/password-reset/choose");
    let cookies = match Token::parse(&token) {
        Some(token) => visitor.cookies.set(
            CookieKind::ResetLink,
            token.as_str().to_owned(),
            Some(app.settings.reset.link_cookie),
        ),
        None => visitor.cookies.forget(CookieKind::ResetLink),
    };
    (cookies.into_jar(), no_referrer, there).into_response()
}

#[derive(Template)]
#[template(path = "accounts/password_reset/choose.html")]
pub struct ChoosePage {
    visitor: Visitor,
    email: String,
    criteria: CriteriaList,
    min_length: usize,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "accounts/password_reset/link_gone.html")]
pub struct LinkGonePage {
    visitor: Visitor,
    gone: Gone,
    valid_for: String,
    again: &'static str,
}

/// Why a link is of no use any more.
pub enum Gone {
    Expired { on: String },
    Used,
    Superseded,
    Unknown,
}

pub async fn choose(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    match reset_link::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            let page = choose_page(&app, visitor, &proof, None);
            Ok(Page(page).into_response())
        }
        gone => Ok(link_gone(&app, visitor, &gone).into_response()),
    }
}

pub async fn change(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Response, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    let proof = match reset_link::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => proof,
        gone => return Ok(link_gone(&app, visitor, &gone).into_response()),
    };
    let password = match form.check(&app, &personal(&app, &proof).await?, CRITERIA).await {
        Ok(password) => password,
        Err(refused) => {
            let page = choose_page(&app, visitor, &proof, Some(refused));
            return Ok(Reply::Again(page).into_response());
        }
    };
    let Some(device) = reset_link::redeem(&app, &visitor, &proof, &password).await? else {
        return Ok(link_gone(&app, visitor, &Followed::Used).into_response());
    };
    let cookies = visitor.cookies.forget(CookieKind::Session);
    let keep = Some(app.settings.device.remembered);
    let cookies = cookies.set(CookieKind::Device, device.as_str().to_owned(), keep);
    Ok((cookies.into_jar(), Redirect::to("/password-reset/done")).into_response())
}

/// The live list of criteria, for the bearer of a good link only.
pub async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Judgement, Error> {
    match reset_link::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            Ok(form.judge(&app, &personal(&app, &proof).await?, visitor.texts).await)
        }
        _ => Err(Error::NotFound),
    }
}

#[derive(Template)]
#[template(path = "accounts/password_reset/done.html")]
pub struct DonePage {
    visitor: Visitor,
    sign_in: String,
}

pub async fn done(State(app): State<App>, visitor: Visitor) -> Result<Page<DonePage>, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    let sign_in = visitor.brand.as_ref().map_or("/login".into(), |brand| brand.login.clone());
    Ok(Page(DonePage { visitor, sign_in }))
}

fn choose_page(
    app: &App,
    visitor: Visitor,
    proof: &ResetProof,
    refused: Option<Refused>,
) -> ChoosePage {
    let none = || Refused { criteria: untried(CRITERIA), mistakes: Mistakes::none() };
    let Refused { criteria, mistakes } = refused.unwrap_or_else(none);
    let email = proof.account().email.clone();
    ChoosePage { visitor, email, criteria, min_length: app.settings.password.min_length, mistakes }
}

fn link_gone(app: &App, visitor: Visitor, followed: &Followed) -> Reply<LinkGonePage> {
    let gone = match followed {
        Followed::Expired(on) => Gone::Expired { on: paris_day_and_time(*on, visitor.lang) },
        Followed::Used => Gone::Used,
        Followed::Superseded => Gone::Superseded,
        Followed::Fresh(_) | Followed::Unknown => Gone::Unknown,
    };
    let valid_for = in_words(app.settings.reset.link, visitor.lang);
    Reply::Gone(LinkGonePage { visitor, gone, valid_for, again: "/password-reset" })
}

async fn personal(app: &App, proof: &ResetProof) -> Result<Personal, Error> {
    Ok(holder_name::personal(app.db.reader(), proof.account()).await?)
}
