//! What was activated, in plain words, and the ticked box that contests it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::contesting::{self, Outcome};
use super::gone::{at_its_agency, gone};
use super::mailed_link::{Followed, Gone, OnFileProof, follow};
use crate::clock::{Moment, paris_day_and_time};
use crate::guard::Token;
use crate::web::{App, CookieKind, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/contestation/contest.html")]
pub struct ContestPage {
    visitor: Visitor,
    agency: String,
    masked: String,
    when: String,
    mistakes: Mistakes,
}

/// A ticked box and a button, so that a scanner that presses everything suspends nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ContestForm {
    sure: bool,
}

/// The mailed address: moves the token out of sight, and changes nothing else. The cookie outlives
/// the link, so that a second tab hears that it was used.
pub async fn follow_link(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Response {
    let no_referrer = [("referrer-policy", "no-referrer")];
    let keep = Some(app.settings.contestation.link_cookie);
    let cookies = match Token::parse(&token) {
        Some(token) => {
            visitor.cookies.set(CookieKind::ContestationLink, token.as_str().to_owned(), keep)
        }
        None => visitor.cookies.forget(CookieKind::ContestationLink),
    };
    (cookies.into_jar(), no_referrer, Redirect::to("/contestation")).into_response()
}

pub async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    match follow(&app, &visitor).await? {
        Followed::Fresh(proof) => {
            Ok(Page(contest_page(visitor, &proof, Mistakes::none())).into_response())
        }
        Followed::Gone(why) => Ok(gone(&app, visitor, why).await?.into_response()),
    }
}

pub async fn contest(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<ContestForm>,
) -> Result<Response, Error> {
    let proof = match follow(&app, &visitor).await? {
        Followed::Fresh(proof) => proof,
        Followed::Gone(why) => return Ok(gone(&app, visitor, why).await?.into_response()),
    };
    if !form.sure {
        let mistakes = Mistakes::on("sure", Mistake::BoxNotTicked);
        return Ok(Reply::Again(contest_page(visitor, &proof, mistakes)).into_response());
    }
    match contesting::contest(&app, &visitor, &proof).await? {
        Outcome::Done => Ok(Redirect::to("/contestation/done").into_response()),
        Outcome::Throttled { until } => Ok(too_many(visitor, &proof, until).into_response()),
        Outcome::TooLate => too_late(&app, visitor).await,
    }
}

fn too_many(visitor: Visitor, proof: &OnFileProof, until: Moment) -> Reply<ContestPage> {
    let wait = until.since(visitor.now);
    let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
    Reply::Wait(contest_page(visitor, proof, mistakes), wait.as_secs())
}

/// Why the link, good a moment ago, did not do.
async fn too_late(app: &App, visitor: Visitor) -> Result<Response, Error> {
    let why = match follow(app, &visitor).await? {
        Followed::Gone(why) => why,
        Followed::Fresh(_) => Gone::Over,
    };
    Ok(gone(app, visitor, why).await?.into_response())
}

#[derive(Template)]
#[template(path = "access/contestation/done.html")]
pub struct DonePage {
    visitor: Visitor,
}

pub async fn done(State(app): State<App>, visitor: Visitor) -> Result<Page<DonePage>, Error> {
    Ok(Page(DonePage { visitor: at_its_agency(&app, visitor).await? }))
}

fn contest_page(visitor: Visitor, proof: &OnFileProof, mistakes: Mistakes) -> ContestPage {
    ContestPage {
        agency: proof.societe.name.clone(),
        masked: proof.masked().to_owned(),
        when: paris_day_and_time(proof.activated_at(), visitor.lang),
        visitor: visitor.at(proof.societe.brand()).found_at("/contestation"),
        mistakes,
    }
}
