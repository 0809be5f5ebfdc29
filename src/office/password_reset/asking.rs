//! The agency and the address are asked, and the answer is the same whoever it is.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::accounts::Email;
use crate::accounts::password_reset::paced;
use crate::agencies::{Code, Remembered};
use crate::clock::in_words;
use crate::mail::Allowance;
use crate::staff::reset_link;
use crate::web::{App, Asked, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/password_reset/ask.html")]
pub struct AskPage {
    visitor: Visitor,
    form: AskForm,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    client: String,
    email: String,
}

impl AskForm {
    fn check(&self) -> Result<(Code, Email), Mistakes> {
        let client = match self.client.trim() {
            "" => Err(Mistake::ClientMissing),
            typed => Code::parse(typed).ok_or(Mistake::ClientMissing),
        };
        let email = match self.email.trim() {
            "" => Err(Mistake::EmailMissing),
            typed => Email::parse(typed).ok_or(Mistake::EmailIncomplete),
        };
        match (client, email) {
            (Ok(client), Ok(email)) => Ok((client, email)),
            (client, email) => {
                let all = [("client", client.err()), ("email", email.err())].into_iter();
                let wrong = all.filter_map(|(field, mistake)| Some((field, mistake?)));
                Err(wrong.fold(Mistakes::none(), |all, (field, it)| all.and(field, it)))
            }
        }
    }
}

/// The code client is that of the address, or of the agency last used here.
pub async fn ask(visitor: Visitor, Asked(form): Asked<AskForm>) -> Page<AskPage> {
    let remembered = Remembered::read(&visitor.cookies);
    let last = || remembered.last().map(|codes| codes.client.as_str().to_owned());
    let client = match Code::parse(&form.client) {
        Some(code) => code.as_str().to_owned(),
        None => last().unwrap_or_default(),
    };
    let form = AskForm { client, email: String::new() };
    Page(AskPage { visitor, form, mistakes: Mistakes::none() })
}

pub async fn send_link(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<AskForm>,
) -> Result<Reply<AskPage>, Error> {
    let visitor = visitor.found_at("/office/password-reset");
    let (client, email) = match form.check() {
        Ok(typed) => typed,
        Err(mistakes) => return Ok(Reply::Again(AskPage { visitor, form, mistakes })),
    };
    match paced(reset_link::send(&app, &visitor, (&client, &email))).await? {
        Allowance::Granted => Ok(Reply::done("/office/password-reset/sent")),
        Allowance::Wait { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::mail_too_soon(wait, visitor.lang));
            Ok(Reply::Wait(AskPage { visitor, form, mistakes }, wait.as_secs()))
        }
    }
}

#[derive(Template)]
#[template(path = "office/password_reset/sent.html")]
pub struct SentPage {
    visitor: Visitor,
    valid_for: String,
}

pub async fn sent(State(app): State<App>, visitor: Visitor) -> Page<SentPage> {
    let valid_for = in_words(app.settings.reset.link, visitor.lang);
    Page(SentPage { visitor, valid_for })
}
