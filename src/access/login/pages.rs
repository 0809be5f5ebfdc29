//! « Se connecter », in an agency's name; without its codes, the choice of an agency.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::access::activation::{Begun, begin};
use crate::accounts::sign_in::{self, Arrival, SignIn};
use crate::accounts::{Email, SignedIn};
use crate::agencies::choice::{self, ChooseForm};
use crate::agencies::{Codes, Remembered, Societe};
use crate::web::{App, Asked, Error, Form, LocalPath, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/login/sign_in.html")]
pub struct SignInPage {
    visitor: Visitor,
    form: SignInForm,
    notice: Option<Notice>,
    activation: String,
    reset: String,
    other: String,
    mistakes: Mistakes,
}

/// The password is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    identifier: String,
    password: String,
    remember: bool,
    client: String,
    societe: String,
    next: String,
}

/// What brought the visitor here.
enum Notice {
    SignedOut,
    SessionEnded { minutes: u64 },
    SessionOver,
    Suspended,
}

/// What was typed as an identifier: addresses hold an `@`, provisional logins never do.
enum Identifier {
    Address(Email),
    Provisional,
}

/// The same once the database was asked.
enum Who {
    Account(Arrival),
    Pair,
}

impl SignInForm {
    fn check(&self) -> Result<Identifier, Mistakes> {
        let mut mistakes = Mistakes::none();
        if self.identifier.trim().is_empty() {
            mistakes = mistakes.and("identifier", Mistake::IdentifierMissing);
        }
        if self.password.is_empty() {
            mistakes = mistakes.and("password", Mistake::PasswordMissing);
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        if !self.identifier.contains('@') {
            return Ok(Identifier::Provisional);
        }
        let email = Email::parse(&self.identifier).map(Identifier::Address);
        email.ok_or(Mistakes::general(Mistake::SignInFailed))
    }

    fn next(&self) -> LocalPath {
        LocalPath::parse(&self.next).unwrap_or_default()
    }
}

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
    Ok((cookies, Page(sign_in_page(&app, visitor, &societe, form))).into_response())
}

fn sign_in_page(app: &App, visitor: Visitor, societe: &Societe, form: ChooseForm) -> SignInPage {
    let notice = Notice::of(app, &form, societe);
    let form = SignInForm {
        client: societe.client_code.clone(),
        societe: societe.societe_code.clone(),
        next: form.next,
        ..SignInForm::default()
    };
    SignInPage::new(visitor, societe, form, (notice, Mistakes::none()))
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
            let page = SignInPage::new(visitor, &societe, form, (None, mistakes));
            Ok(Reply::Again(page).into_response())
        }
        Ok(Who::Account(arrival)) => by_address(&app, visitor, &societe, (form, arrival)).await,
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
            let (societe, who) = Arrival::at(db, &codes, (email, device.as_ref())).await?;
            (societe, Ok(Who::Account(who)))
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
    (form, arrival): (SignInForm, Arrival),
) -> Result<Response, Error> {
    let typed = (arrival, form.password.as_str());
    Ok(match sign_in::sign_in(app, &visitor, typed, form.remember).await? {
        SignIn::Opened(opened) => {
            let cookies = opened.into_cookies(visitor.cookies).into_jar();
            (cookies, Redirect::to(form.next().as_str())).into_response()
        }
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
    Reply::Again(SignInPage::new(visitor, societe, form, (None, mistakes))).into_response()
}

fn wait_for(
    visitor: Visitor,
    societe: &Societe,
    (form, mistake): (SignInForm, Mistake),
    seconds: u64,
) -> Response {
    let mistakes = Mistakes::general(mistake);
    let page = SignInPage::new(visitor, societe, form, (None, mistakes));
    Reply::Wait(page, seconds).into_response()
}

impl AlreadyPage {
    fn new(visitor: Visitor, societe: &Societe) -> Self {
        let add = societe.login_path().replacen("/login", "/contracts/add", 1);
        Self { visitor: visitor.at(societe.brand()), add }
    }
}

impl SignInPage {
    fn new(
        visitor: Visitor,
        societe: &Societe,
        form: SignInForm,
        (notice, mistakes): (Option<Notice>, Mistakes),
    ) -> Self {
        let here = societe.login_path();
        let found_at = match LocalPath::parse(&form.next) {
            Some(next) => format!("{here}&next={}", next.in_query()),
            None => here.clone(),
        };
        Self {
            visitor: visitor.at(societe.brand()).found_at(&found_at),
            notice,
            activation: here.replacen("/login", "/activation", 1),
            reset: here.replacen("/login", "/password-reset", 1),
            other: other_agency(&form),
            form,
            mistakes,
        }
    }
}

/// « Ce n'est pas votre agence ? »: the choice, without losing the page asked for.
fn other_agency(form: &SignInForm) -> String {
    match LocalPath::parse(&form.next) {
        Some(next) => format!("/login?next={}", next.in_query()),
        None => "/login".into(),
    }
}

impl Notice {
    fn of(app: &App, form: &ChooseForm, societe: &Societe) -> Option<Self> {
        let idle = app.settings.session.idle;
        match form.why.as_str() {
            _ if societe.is_suspended() => Some(Self::Suspended),
            "out" => Some(Self::SignedOut),
            "idle" => Some(Self::SessionEnded { minutes: idle.as_secs().div_ceil(60) }),
            "over" => Some(Self::SessionOver),
            _ => None,
        }
    }
}
