//! « Ajouter un contrat » while signed in: the codes, the pair, and a look at what it is.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::link_tiers::{self, Linked};
use super::pages::{ConsentPage, Refused, RefusedPage};
use crate::access::activation::{Begun, TicketHolder, begin};
use crate::accounts::SignedIn;
use crate::agencies::{Codes, Societe, TypedCodes};
use crate::web::{App, Asked, CookieKind, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/linking/add.html")]
pub struct AddPage {
    visitor: Visitor,
    form: AddForm,
    known_agency: bool,
    mistakes: Mistakes,
}

/// The secret is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddForm {
    client: String,
    societe: String,
    login: String,
    secret: String,
}

impl AddForm {
    fn check(&self) -> Mistakes {
        let required = [
            ("client", &self.client, Mistake::ClientMissing),
            ("societe", &self.societe, Mistake::SocieteMissing),
            ("login", &self.login, Mistake::LoginMissing),
            ("secret", &self.secret, Mistake::SecretMissing),
        ];
        let missing = required.into_iter().filter(|(_, typed, _)| typed.trim().is_empty());
        missing.fold(Mistakes::none(), |all, (field, _, mistake)| all.and(field, mistake))
    }
}

/// With the codes of an address (a letter's QR code leads here) only the pair is asked.
pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(at): Asked<TypedCodes>,
) -> Result<Page<AddPage>, Error> {
    let form = AddForm { client: at.client, societe: at.societe, ..AddForm::default() };
    let societe = found(&app, &form).await?;
    Ok(Page(add_page(person.seen(visitor), societe.as_ref(), form, Mistakes::none())))
}

pub async fn claim(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Form(form): Form<AddForm>,
) -> Result<Response, Error> {
    let visitor = person.seen(visitor);
    let societe = found(&app, &form).await?;
    let mistakes = match (form.check(), &societe) {
        (mistakes, Some(_)) if mistakes.is_empty() => Mistakes::none(),
        (mistakes, None) if mistakes.is_empty() => Mistakes::general(Mistake::CodesUnknown),
        (mistakes, _) => mistakes,
    };
    let Some(societe) = societe.filter(|_| mistakes.is_empty()) else {
        return Ok(Reply::Again(add_page(visitor, None, form, mistakes)).into_response());
    };
    let begun = begin(&app, &visitor, &societe, (&form.login, &form.secret)).await?;
    Ok(answer(visitor, &person, (&societe, form), begun))
}

fn answer(
    visitor: Visitor,
    person: &SignedIn,
    (societe, form): (&Societe, AddForm),
    begun: Begun,
) -> Response {
    match begun {
        Begun::On(cookies) => {
            (cookies.into_jar(), Redirect::to("/contracts/add/confirm")).into_response()
        }
        Begun::Held(account) => {
            let is_mine = account == person.account_id();
            let why = if is_mine { Refused::AlreadyMine } else { Refused::HeldByAnother };
            let visitor = visitor.at(societe.brand());
            Reply::Again(RefusedPage { visitor, why }).into_response()
        }
        Begun::Refused(mistake) => {
            let mistakes = Mistakes::general(mistake);
            Reply::Again(add_page(visitor, Some(societe), form, mistakes)).into_response()
        }
        Begun::Throttled(mistake, seconds) => {
            let mistakes = Mistakes::general(mistake);
            Reply::Wait(add_page(visitor, Some(societe), form, mistakes), seconds).into_response()
        }
    }
}

/// What the pair opens, before it is added.
pub async fn recap(
    visitor: Visitor,
    person: SignedIn,
    holder: Result<TicketHolder, Error>,
) -> Reply<ConsentPage> {
    match holder {
        Ok(holder) => Reply::Shown(recap_page(person.seen(visitor), &person, &holder)),
        Err(_) => Reply::done("/contracts/add"),
    }
}

pub async fn agree(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    holder: Result<TicketHolder, Error>,
) -> Result<Response, Error> {
    let Ok(holder) = holder else { return Ok(Redirect::to("/contracts/add").into_response()) };
    let linked = link_tiers::by_pair(&app, &visitor, &person, holder.holding()).await?;
    let cookies = visitor.cookies.clone().forget(CookieKind::Ticket).into_jar();
    Ok(match linked {
        Linked::Done => (cookies, Redirect::to("/?notice=added")).into_response(),
        Linked::AlreadyMine => {
            let visitor = holder.seen(person.seen(visitor));
            let page = RefusedPage { visitor, why: Refused::AlreadyMine };
            (cookies, Reply::Again(page)).into_response()
        }
        Linked::TooLate => (cookies, Redirect::to("/contracts/add")).into_response(),
    })
}

async fn found(app: &App, form: &AddForm) -> Result<Option<Societe>, Error> {
    match Codes::parse(&form.client, &form.societe) {
        Some(codes) => Ok(Societe::with_codes(app.db.reader(), &codes).await?),
        None => Ok(None),
    }
}

fn add_page(
    visitor: Visitor,
    societe: Option<&Societe>,
    form: AddForm,
    mistakes: Mistakes,
) -> AddPage {
    let known_agency = societe.is_some();
    let visitor = match societe {
        Some(societe) => visitor.at(societe.brand()),
        None => visitor,
    };
    AddPage { visitor, form, known_agency, mistakes }
}

fn recap_page(visitor: Visitor, person: &SignedIn, holder: &TicketHolder) -> ConsentPage {
    ConsentPage {
        email: person.email().to_owned(),
        tiers_name: holder.holding().tiers.name(),
        recap: holder.recap(&visitor),
        action: "/contracts/add/confirm",
        cancel: "/",
        kept_password: false,
        from_mail: false,
        mistakes: Mistakes::none(),
        visitor: holder.seen(visitor),
    }
}
