//! Follow the link, and choose a password.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use crate::accounts::password::{Judgement, PasswordForm, Refused, untried};
use crate::clock::{in_words, paris_day_and_time};
use crate::guard::Token;
use crate::staff::own_account::personal;
use crate::staff::reset_link::{self, Followed, StaffResetProof};
use crate::web::{App, CookieKind, CriteriaList, Error, Form, Mistakes, Page, Reply, Visitor};

const CRITERIA: &str = "/office/password-reset/criteria";

#[derive(Template)]
#[template(path = "office/password_reset/choose.html")]
pub struct ChoosePage {
    visitor: Visitor,
    email: String,
    criteria: CriteriaList,
    min_length: usize,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "office/password_reset/link_gone.html")]
pub struct LinkGonePage {
    visitor: Visitor,
    gone: Gone,
    valid_for: String,
}

/// Why a link is of no use any more.
pub enum Gone {
    Expired { on: String },
    Used,
    Superseded,
    Unknown,
}

#[derive(Template)]
#[template(path = "office/password_reset/done.html")]
pub struct DonePage {
    visitor: Visitor,
}

/// The mailed address: moves the token out of sight, and changes nothing else.
pub async fn follow(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Response {
    let no_referrer = [("referrer-policy", "no-referrer")];
    let there = Redirect::to("/office/password-reset/choose");
    let (kind, keep) = (CookieKind::OfficeReset, Some(app.settings.reset.link_cookie));
    let cookies = match Token::parse(&token) {
        Some(token) => visitor.cookies.set(kind, token.as_str().to_owned(), keep),
        None => visitor.cookies.forget(kind),
    };
    (cookies.into_jar(), no_referrer, there).into_response()
}

pub async fn choose(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    match reset_link::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            let blank = Refused { criteria: untried(CRITERIA), mistakes: Mistakes::none() };
            Ok(Page(choose_page(&app, visitor, &proof, blank)).into_response())
        }
        gone => Ok(link_gone(&app, visitor, &gone).into_response()),
    }
}

pub async fn change(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Response, Error> {
    let proof = match reset_link::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => proof,
        gone => return Ok(link_gone(&app, visitor, &gone).into_response()),
    };
    let personal = personal(&app, proof.staff()).await?;
    let password = match form.check(&app, &personal, CRITERIA).await {
        Ok(password) => password,
        Err(refused) => {
            let page = choose_page(&app, visitor, &proof, refused);
            return Ok(Reply::Again(page).into_response());
        }
    };
    if !reset_link::redeem(&app, &visitor, &proof, &password).await? {
        return Ok(link_gone(&app, visitor, &Followed::Used).into_response());
    }
    let cookies = visitor.cookies.forget(CookieKind::Office).forget(CookieKind::OfficeHalf);
    Ok((cookies.into_jar(), Redirect::to("/office/password-reset/done")).into_response())
}

/// The live list of criteria, for the bearer of a good link only.
pub async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Judgement, Error> {
    match reset_link::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            let personal = personal(&app, proof.staff()).await?;
            Ok(form.judge(&app, &personal, visitor.texts).await)
        }
        _ => Err(Error::NotFound),
    }
}

pub async fn done(visitor: Visitor) -> Page<DonePage> {
    Page(DonePage { visitor })
}

fn choose_page(
    app: &App,
    visitor: Visitor,
    proof: &StaffResetProof,
    Refused { criteria, mistakes }: Refused,
) -> ChoosePage {
    let email = proof.staff().email.clone();
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
    Reply::Gone(LinkGonePage { visitor, gone, valid_for })
}
