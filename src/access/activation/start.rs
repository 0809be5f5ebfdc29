//! The first page of an activation: the pair of the letter, and what typing one leads to.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::ticket;
use crate::access::link::{self, Held};
use crate::access::provisional::{self, Claimed};
use crate::accounts::AccountId;
use crate::agencies::{Codes, Remembered, Societe, TypedCodes, at_agency};
use crate::web::{App, Asked, CookieKind, Cookies, Error, Form, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/activation/start.html")]
pub struct StartPage {
    visitor: Visitor,
    form: StartForm,
    sign_in: String,
    mistakes: Mistakes,
}

/// The secret is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StartForm {
    login: String,
    secret: String,
    client: String,
    societe: String,
}

impl StartForm {
    fn check(&self) -> Mistakes {
        let mut mistakes = Mistakes::none();
        if self.login.trim().is_empty() {
            mistakes = mistakes.and("login", Mistake::LoginMissing);
        }
        if self.secret.trim().is_empty() {
            mistakes = mistakes.and("secret", Mistake::SecretMissing);
        }
        mistakes
    }
}

/// The first page, in an agency's name; without one the agency is chosen first.
pub async fn start(
    State(app): State<App>,
    visitor: Visitor,
    Asked(at): Asked<TypedCodes>,
) -> Result<Reply<StartPage>, Error> {
    let visitor = at_agency(&app, visitor, &at).await?;
    if visitor.brand.is_none() {
        return Ok(Reply::done("/login?next=/activation"));
    }
    let form = StartForm { client: at.client, societe: at.societe, ..StartForm::default() };
    Ok(Reply::Shown(start_page(visitor, form, Mistakes::none())))
}

pub async fn claim(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<StartForm>,
) -> Result<Reply<StartPage>, Error> {
    let codes = Codes::parse(&form.client, &form.societe)
        .or_else(|| Remembered::read(&visitor.cookies).last().cloned());
    let societe = match codes {
        Some(codes) => Societe::with_codes(app.db.reader(), &codes).await?,
        None => None,
    };
    let Some(societe) = societe else { return Ok(Reply::done("/login?next=/activation")) };
    let mistakes = form.check();
    if !mistakes.is_empty() {
        return Ok(Reply::Again(start_page(visitor.at(societe.brand()), form, mistakes)));
    }
    let begun = begin(&app, &visitor, &societe, (&form.login, &form.secret)).await?;
    Ok(match begun {
        Begun::On(cookies) => Reply::done_with(cookies, "/activation/email"),
        Begun::Held(_) => Reply::done("/contracts/held"),
        Begun::Refused(mistake) => {
            let mistakes = Mistakes::general(mistake);
            Reply::Again(start_page(visitor.at(societe.brand()), form, mistakes))
        }
        Begun::Throttled(mistake, seconds) => {
            let mistakes = Mistakes::general(mistake);
            Reply::Wait(start_page(visitor.at(societe.brand()), form, mistakes), seconds)
        }
    })
}

/// What typing a pair leads to, on whichever page it was typed.
pub enum Begun {
    On(Cookies),
    /// The pair is right, but its place is taken by an account.
    Held(AccountId),
    Refused(Mistake),
    Throttled(Mistake, u64),
}

/// Judges a pair and, when it is right, gives its ticket.
pub async fn begin(
    app: &App,
    visitor: &Visitor,
    societe: &Societe,
    typed: (&str, &str),
) -> Result<Begun, Error> {
    match provisional::claim(app, visitor, societe, typed).await? {
        Claimed::Right(pair, passed) => {
            if let Held::ByAccount(account) = link::held(app.db.reader(), &pair).await? {
                passed.settle_alone(&app.db).await?;
                return Ok(Begun::Held(account));
            }
            let token = ticket::give(app, visitor, &pair, passed).await?;
            let keep = Some(app.settings.activation.ticket);
            let cookies = visitor.cookies.clone();
            let cookies = cookies.set(CookieKind::Ticket, token.as_str().to_owned(), keep);
            Ok(Begun::On(Remembered::read(&visitor.cookies).with(cookies, societe, app)))
        }
        Claimed::Refused => Ok(Begun::Refused(Mistake::PairRefused)),
        Claimed::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistake = Mistake::too_many_tries_of_pair(wait, visitor.lang);
            Ok(Begun::Throttled(mistake, wait.as_secs()))
        }
    }
}

fn start_page(visitor: Visitor, form: StartForm, mistakes: Mistakes) -> StartPage {
    let sign_in = visitor.brand.as_ref().map_or("/login".into(), |brand| brand.login.clone());
    let visitor = visitor.found_at(&sign_in.replacen("/login", "/activation", 1));
    StartPage { visitor, form, sign_in, mistakes }
}
