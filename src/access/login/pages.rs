//! « Se connecter », in an agency's name; without its codes, the choice of an agency.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::factor::{factor_first, past_review};
use super::form::{Identifier, SignInForm};
use super::sign_in_page::SignInPage;
use crate::access::activation::{Begun, begin};
use crate::access::terms;
use crate::accounts::sign_in::{self, Arrival, AtTheDoor, SignIn};
use crate::accounts::{Account, SignedIn};
use crate::agencies::choice::{self, ChooseForm};
use crate::agencies::{Codes, Remembered, Societe};
use crate::database::Fixed;
use crate::web::{App, Asked, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

/// What was typed as an identifier, once the database was asked.
enum Who {
    Account { arrival: Box<Arrival>, are_terms_due: bool },
    Pair,
}

/// Asked at every sign-in.
static AT_THE_DOOR: Fixed = Fixed::new(|_| vec![AtTheDoor::question(terms::is_any_due())]);

#[derive(Template)]
#[template(path = "access/login/already.html")]
pub struct AlreadyPage {
    visitor: Visitor,
    add: String,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: Result<SignedIn, Error>,
    Asked(form): Asked<ChooseForm>,
) -> Result<Response, Error> {
    let societe = match form.codes() {
        Some(codes) => Societe::with_codes(app.db.reader(), &codes).await?,
        None => None,
    };
    let Some(societe) = societe else {
        return Ok(choice::choose(&app, visitor, form).await?.into_response());
    };
    let remembered = Remembered::read(&visitor.cookies);
    let cookies = remembered.with(visitor.cookies.clone(), &societe, &app).into_jar();
    if let Some(onward) = onward(&form, &societe) {
        return Ok((cookies, Redirect::to(&onward)).into_response());
    }
    if let Ok(person) = person {
        let page = AlreadyPage::new(person.seen(visitor), &societe);
        return Ok((cookies, Page(page)).into_response());
    }
    Ok((cookies, Page(SignInPage::blank(&app, visitor, &societe, form))).into_response())
}

/// The page that only wanted to know the agency: activation or reset, asked for without codes.
fn onward(form: &ChooseForm, societe: &Societe) -> Option<String> {
    let path @ ("/activation" | "/password-reset") = form.next.as_str() else { return None };
    Some(societe.login_path().replacen("/login", path, 1))
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<SignInForm>,
) -> Result<Response, Error> {
    let Some((societe, who)) = at_the_door(&app, &visitor, &form).await? else {
        return Ok(Redirect::to("/login").into_response());
    };
    match who {
        Err(mistakes) => {
            let page = SignInPage::again(visitor, &societe, form, mistakes);
            Ok(Reply::Again(page).into_response())
        }
        Ok(Who::Account { arrival, are_terms_due }) => {
            by_address(&app, visitor, &societe, (form, *arrival, are_terms_due)).await
        }
        Ok(Who::Pair) => by_pair(&app, visitor, &societe, form).await,
    }
}

/// Who seems to come, and to which agency; nothing without an agency.
async fn at_the_door(
    app: &App,
    visitor: &Visitor,
    form: &SignInForm,
) -> Result<Option<(Societe, Result<Who, Mistakes>)>, Error> {
    let (db, device) = (app.db.reader(), visitor.device());
    let Some(codes) = Codes::parse(&form.client, &form.societe) else { return Ok(None) };
    let (societe, who) = match form.check() {
        Ok(Identifier::Address(email)) => {
            let typed = (email, device.as_ref());
            let found = AtTheDoor::of(db, &AT_THE_DOOR, &codes, typed).await?;
            return Ok(found.map(|AtTheDoor { societe, arrival, besides: are_terms_due }| {
                (societe, Ok(Who::Account { arrival: Box::new(arrival), are_terms_due }))
            }));
        }
        Ok(Identifier::Provisional) => (Societe::with_codes(db, &codes).await?, Ok(Who::Pair)),
        Err(mistakes) => (Societe::with_codes(db, &codes).await?, Err(mistakes)),
    };
    Ok(societe.map(|societe| (societe, who)))
}

async fn by_address(
    app: &App,
    visitor: Visitor,
    societe: &Societe,
    (form, arrival, are_terms_due): (SignInForm, Arrival, bool),
) -> Result<Response, Error> {
    let reviews = arrival.account.as_ref().is_some_and(Account::is_to_review);
    let typed = (arrival, form.password.as_str());
    Ok(match sign_in::sign_in(app, &visitor, typed, form.remember).await? {
        SignIn::Opened(opened) => {
            let next = terms::past_terms(are_terms_due, &past_review(form.next(), reviews));
            let cookies = opened.into_cookies(visitor.cookies).into_jar();
            (cookies, Redirect::to(&next)).into_response()
        }
        SignIn::Half(token) => factor_first(app, visitor.cookies, &token, form.next().as_str()),
        SignIn::Refused => again(visitor, societe, form, Mistake::SignInFailed),
        SignIn::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistake = Mistake::too_many_tries(wait, visitor.lang);
            wait_for(visitor, societe, (form, mistake), wait.as_secs())
        }
    })
}

async fn by_pair(
    app: &App,
    visitor: Visitor,
    societe: &Societe,
    form: SignInForm,
) -> Result<Response, Error> {
    let typed = (form.identifier.as_str(), form.password.as_str());
    Ok(match begin(app, &visitor, societe, typed).await? {
        Begun::On(cookies) => {
            (cookies.into_jar(), Redirect::to("/activation/email")).into_response()
        }
        Begun::Held(_) => Redirect::to("/contracts/held").into_response(),
        Begun::Refused(_) => again(visitor, societe, form, Mistake::SignInFailed),
        Begun::Throttled(mistake, seconds) => wait_for(visitor, societe, (form, mistake), seconds),
    })
}

fn again(visitor: Visitor, societe: &Societe, form: SignInForm, mistake: Mistake) -> Response {
    let mistakes = Mistakes::general(mistake);
    Reply::Again(SignInPage::again(visitor, societe, form, mistakes)).into_response()
}

fn wait_for(
    visitor: Visitor,
    societe: &Societe,
    (form, mistake): (SignInForm, Mistake),
    seconds: u64,
) -> Response {
    let mistakes = Mistakes::general(mistake);
    let page = SignInPage::again(visitor, societe, form, mistakes);
    Reply::Wait(page, seconds).into_response()
}

impl AlreadyPage {
    fn new(visitor: Visitor, societe: &Societe) -> Self {
        let add = societe.login_path().replacen("/login", "/contracts/add", 1);
        Self { visitor: visitor.at(societe.brand()), add }
    }
}
