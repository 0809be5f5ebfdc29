//! « Rejoignez votre équipe ».

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use crate::accounts::password::{Judgement, PasswordForm, Refused, untried};
use crate::agencies::Agency;
use crate::clock::{in_words, paris_day_and_time};
use crate::guard::Token;
use crate::staff::half_session;
use crate::staff::invitation::{self, Followed, InvitationProof};
use crate::staff::own_account::personal;
use crate::web::{App, CookieKind, CriteriaList, Error, Form, Mistakes, Page, Reply, Visitor};

const CRITERIA: &str = "/office/invitation/criteria";

#[derive(Template)]
#[template(path = "office/invitation/choose.html")]
pub struct ChoosePage {
    visitor: Visitor,
    name: String,
    agency: String,
    email: String,
    criteria: CriteriaList,
    min_length: usize,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "office/invitation/link_gone.html")]
pub struct LinkGonePage {
    visitor: Visitor,
    gone: Gone,
    valid_for: String,
}

/// Why an invitation is of no use any more.
pub enum Gone {
    Expired { on: String },
    Used,
    Superseded,
    Unknown,
}

/// The mailed address: moves the token out of sight, and changes nothing else.
pub async fn follow(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Response {
    let no_referrer = [("referrer-policy", "no-referrer")];
    let there = Redirect::to("/office/invitation");
    let keep = Some(app.settings.reset.link_cookie);
    let cookies = match Token::parse(&token) {
        Some(token) => visitor.cookies.set(CookieKind::Invitation, token.as_str().to_owned(), keep),
        None => visitor.cookies.forget(CookieKind::Invitation),
    };
    (cookies.into_jar(), no_referrer, there).into_response()
}

pub async fn choose(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    match invitation::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            let page = choose_page(&app, visitor, &proof, blank()).await?;
            Ok(Page(page).into_response())
        }
        gone => Ok(link_gone(&app, visitor, &gone).into_response()),
    }
}

pub async fn accept(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Response, Error> {
    let proof = match invitation::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => proof,
        gone => return Ok(link_gone(&app, visitor, &gone).into_response()),
    };
    let personal = personal(&app, proof.staff()).await?;
    let password = match form.check(&app, &personal, CRITERIA).await {
        Ok(password) => password,
        Err(refused) => {
            let page = choose_page(&app, visitor, &proof, refused).await?;
            return Ok(Reply::Again(page).into_response());
        }
    };
    let Some(token) = invitation::accept(&app, &visitor, &proof, &password).await? else {
        return Ok(link_gone(&app, visitor, &Followed::Used).into_response());
    };
    let cookies = half_session::into_cookies(&app, visitor.cookies, &token).into_jar();
    Ok((cookies, Redirect::to("/office/login/enrol")).into_response())
}

/// The live list of criteria, for the bearer of a good link only.
pub async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Judgement, Error> {
    match invitation::follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            let personal = personal(&app, proof.staff()).await?;
            Ok(form.judge(&app, &personal, visitor.texts).await)
        }
        _ => Err(Error::NotFound),
    }
}

fn blank() -> Refused {
    Refused { criteria: untried(CRITERIA), mistakes: Mistakes::none() }
}

async fn choose_page(
    app: &App,
    visitor: Visitor,
    proof: &InvitationProof,
    refused: Refused,
) -> Result<ChoosePage, Error> {
    let staff = proof.staff();
    let agency = Agency::known(app.db.reader(), staff.agency_id).await?;
    let Refused { criteria, mistakes } = refused;
    Ok(ChoosePage {
        visitor,
        name: staff.name.clone(),
        agency: agency.name,
        email: staff.email.clone(),
        criteria,
        min_length: app.settings.password.min_length,
        mistakes,
    })
}

fn link_gone(app: &App, visitor: Visitor, followed: &Followed) -> Reply<LinkGonePage> {
    let gone = match followed {
        Followed::Expired(on) => Gone::Expired { on: paris_day_and_time(*on, visitor.lang) },
        Followed::Used => Gone::Used,
        Followed::Superseded => Gone::Superseded,
        Followed::Fresh(_) | Followed::Unknown => Gone::Unknown,
    };
    let valid_for = in_words(app.settings.office.invitation, visitor.lang);
    Reply::Gone(LinkGonePage { visitor, gone, valid_for })
}
