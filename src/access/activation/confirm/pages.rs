//! Follow the link, sign in for the first time, or say that it was not you.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::contesting;
use super::dead_link::{at_its_agency, link_gone, worn_out};
use crate::access::activation::commit::{self, Confirmed};
use crate::access::activation::mailed_link::{Followed, MailboxProof, follow};
use crate::access::activation::tries;
use crate::access::login::factor_first;
use crate::access::terms;
use crate::accounts::Email;
use crate::accounts::sign_in::{self, Arrival, SignIn};
use crate::agencies::Remembered;
use crate::clock::Moment;
use crate::guard::Token;
use crate::web::{
    App, CookieKind, Cookies, Error, Form, LocalPath, Mistake, Mistakes, Page, Reply, Visitor,
};

#[derive(Template)]
#[template(path = "access/activation/confirm.html")]
pub struct ConfirmPage {
    visitor: Visitor,
    form: ConfirmForm,
    recap: String,
    /// The address has an account already: what is asked for is its password. Only the mailbox's
    /// reader comes here, and the mail said so.
    has_account: bool,
    mistakes: Mistakes,
}

impl ConfirmPage {
    fn password_hint(&self) -> String {
        let texts = self.visitor.texts;
        if self.has_account {
            texts.confirm_existing_password_hint()
        } else {
            texts.confirm_password_hint()
        }
    }
}

/// The password is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    email: String,
    password: String,
}

impl ConfirmForm {
    fn check(&self) -> Result<Email, Mistakes> {
        let email = if self.email.trim().is_empty() {
            Err(Mistake::EmailMissing)
        } else {
            Email::parse(&self.email).ok_or(Mistake::EmailIncomplete)
        };
        let password = self.password.is_empty().then_some(Mistake::PasswordMissing);
        match (email, password) {
            (Ok(email), None) => Ok(email),
            (Ok(_), Some(password)) => Err(Mistakes::on("password", password)),
            (Err(email), None) => Err(Mistakes::on("email", email)),
            (Err(email), Some(password)) => {
                Err(Mistakes::on("email", email).and("password", password))
            }
        }
    }
}

/// The mailed address: moves the token out of sight, and changes nothing else. Mail scanners come
/// here before people do, and some press what they find.
///
/// The cookie outlives the link: a second tab must hear that the link was used, not that it was cut.
pub async fn follow_link(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Response {
    let no_referrer = [("referrer-policy", "no-referrer")];
    let keep = Some(app.settings.activation.link_cookie);
    let cookies = match Token::parse(&token) {
        Some(token) => {
            visitor.cookies.set(CookieKind::ActivationLink, token.as_str().to_owned(), keep)
        }
        None => visitor.cookies.forget(CookieKind::ActivationLink),
    };
    (cookies.into_jar(), no_referrer, Redirect::to("/activation/confirm")).into_response()
}

pub async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    match follow(&app, &visitor).await? {
        Followed::Fresh(proof) if tries::is_worn_out(&app, &visitor, &proof).await? => {
            Ok(worn_out(visitor, &proof).into_response())
        }
        Followed::Fresh(proof) => {
            let (form, mistakes) = (ConfirmForm::default(), Mistakes::none());
            Ok(Page(confirm_page(visitor, &proof, form, mistakes)).into_response())
        }
        Followed::Gone(gone) => link_gone(&app, visitor, gone).await,
    }
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<ConfirmForm>,
) -> Result<Response, Error> {
    let proof = match follow(&app, &visitor).await? {
        Followed::Fresh(proof) => proof,
        Followed::Gone(gone) => return link_gone(&app, visitor, gone).await,
    };
    let email = match form.check() {
        Ok(email) => email,
        Err(mistakes) => {
            let page = confirm_page(visitor, &proof, form, mistakes);
            return Ok(Reply::Again(page).into_response());
        }
    };
    let confirmed = if email.as_str() == proof.email() {
        commit::confirm(&app, &visitor, &proof, &form.password).await?
    } else {
        // A link planted in somebody else's browser must not make their ordinary sign-in its own.
        ordinary(&app, &visitor, (email, &form.password)).await?
    };
    answer(&app, visitor, (*proof, form), confirmed).await
}

/// An ordinary sign-in with another address: the link plays no part in it.
async fn ordinary(
    app: &App,
    visitor: &Visitor,
    (email, password): (Email, &str),
) -> Result<Confirmed, Error> {
    let arrival = Arrival::of(app.db.reader(), email, visitor.device().as_ref()).await?;
    let account = arrival.account.as_ref().map(|account| account.id);
    Ok(match sign_in::sign_in(app, visitor, (arrival, password), false).await? {
        SignIn::Opened(opened) => {
            let next = LocalPath::default();
            Confirmed::Ordinary(opened, terms::on_the_way(app.db.reader(), account, &next).await?)
        }
        SignIn::Half(token) => Confirmed::OrdinaryHalf(token),
        SignIn::Refused => Confirmed::Refused,
        SignIn::Throttled { until } => Confirmed::Throttled { until },
    })
}

async fn answer(
    app: &App,
    visitor: Visitor,
    (proof, form): (MailboxProof, ConfirmForm),
    confirmed: Confirmed,
) -> Result<Response, Error> {
    Ok(match confirmed {
        Confirmed::Activated(opened) => {
            let cookies = opened.into_cookies(activated(app, visitor.cookies, &proof)).into_jar();
            (cookies, Redirect::to("/?notice=activated")).into_response()
        }
        Confirmed::ConsentNeeded(opened) => {
            let cookies = opened.into_cookies(visitor.cookies).into_jar();
            (cookies, Redirect::to("/activation/consent")).into_response()
        }
        Confirmed::FactorNeeded(token) => {
            factor_first(app, visitor.cookies, &token, "/activation/consent")
        }
        Confirmed::OrdinaryHalf(token) => factor_first(app, visitor.cookies, &token, "/"),
        Confirmed::Ordinary(opened, next) => {
            (opened.into_cookies(visitor.cookies).into_jar(), Redirect::to(&next)).into_response()
        }
        Confirmed::UseExistingPassword => {
            again(visitor, (&proof, form), Mistake::UseYourExistingPassword)
        }
        Confirmed::Refused => again(visitor, (&proof, form), Mistake::SignInFailed),
        Confirmed::Throttled { until } => too_many(visitor, &proof, form, until).into_response(),
        Confirmed::WornOut => worn_out(visitor, &proof).into_response(),
        Confirmed::Gone(gone) => link_gone(app, visitor, gone).await?,
    })
}

/// The ticket has done its work; the agency is remembered.
fn activated(app: &App, cookies: Cookies, proof: &MailboxProof) -> Cookies {
    let remembered = Remembered::read(&cookies);
    remembered.with(cookies.forget(CookieKind::Ticket), &proof.societe, app)
}

fn again(
    visitor: Visitor,
    (proof, form): (&MailboxProof, ConfirmForm),
    mistake: Mistake,
) -> Response {
    let page = confirm_page(visitor, proof, form, Mistakes::general(mistake));
    Reply::Again(page).into_response()
}

fn too_many(
    visitor: Visitor,
    proof: &MailboxProof,
    form: ConfirmForm,
    until: Moment,
) -> Reply<ConfirmPage> {
    let wait = until.since(visitor.now);
    let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
    Reply::Wait(confirm_page(visitor, proof, form, mistakes), wait.as_secs())
}

fn confirm_page(
    visitor: Visitor,
    proof: &MailboxProof,
    form: ConfirmForm,
    mistakes: Mistakes,
) -> ConfirmPage {
    let masked = proof.contracts.iter().map(|contract| contract.masked(visitor.texts));
    let recap = masked.collect::<Vec<_>>().join(" · ");
    let visitor = visitor.at(proof.societe.brand()).found_at("/activation/confirm");
    ConfirmPage { visitor, form, recap, has_account: proof.has_account, mistakes }
}

/// A ticked box and a button, so that a scanner that presses everything stops nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ContestForm {
    sure: bool,
}

pub async fn contest(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<ContestForm>,
) -> Result<Response, Error> {
    let proof = match follow(&app, &visitor).await? {
        Followed::Fresh(proof) => proof,
        Followed::Gone(gone) => return link_gone(&app, visitor, gone).await,
    };
    if !form.sure {
        let mistakes = Mistakes::on("sure", Mistake::BoxNotTicked);
        let page = confirm_page(visitor, &proof, ConfirmForm::default(), mistakes);
        return Ok(Reply::Again(page).into_response());
    }
    contesting::contest(&app, &visitor, &proof).await?;
    Ok(Redirect::to("/activation/contested").into_response())
}

#[derive(Template)]
#[template(path = "access/activation/contested.html")]
pub struct ContestedPage {
    visitor: Visitor,
}

pub async fn contested(
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Page<ContestedPage>, Error> {
    Ok(Page(ContestedPage { visitor: at_its_agency(&app, visitor).await? }))
}
