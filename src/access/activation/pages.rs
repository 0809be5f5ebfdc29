//! The steps between the pair and the mail: an address, a password.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::pending;
use super::ticket_holder::TicketHolder;
use crate::accounts::Email;
use crate::accounts::password::{Judgement, PasswordForm, Personal, Refused, untried};
use crate::mail::Allowance;
use crate::web::{App, CriteriaList, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

const CRITERIA: &str = "/activation/criteria";

#[derive(Template)]
#[template(path = "access/activation/email.html")]
pub struct EmailPage {
    visitor: Visitor,
    form: EmailForm,
    recap: Vec<String>,
    tiers_name: String,
    hint: String,
    near_miss: Option<String>,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    email: String,
    /// The answer to « Vouliez-vous écrire … ? »: `keep` or `correct`.
    choice: String,
}

impl EmailForm {
    /// The address to go on with, and the one that was perhaps meant.
    fn check(&self) -> Result<(Email, Option<Email>), Mistakes> {
        if self.email.trim().is_empty() {
            return Err(Mistakes::on("email", Mistake::EmailMissing));
        }
        let email = Email::parse(&self.email);
        let email = email.ok_or(Mistakes::on("email", Mistake::EmailIncomplete))?;
        Ok(match (email.near_miss(), self.choice.as_str()) {
            (Some(meant), "correct") => (meant, None),
            (_, "keep") | (None, _) => (email, None),
            (Some(meant), _) => (email, Some(meant)),
        })
    }
}

/// Step 1: what was typed before, or what the agency suggests.
pub async fn email(visitor: Visitor, holder: TicketHolder) -> Page<EmailPage> {
    let holding = holder.holding();
    let known = holding.ticket.email.clone().or_else(|| holding.tiers.suggested_email.clone());
    let form = EmailForm { email: known.unwrap_or_default(), choice: String::new() };
    Page(email_page(visitor, &holder, form, None, Mistakes::none()))
}

pub async fn choose_email(
    State(app): State<App>,
    visitor: Visitor,
    holder: TicketHolder,
    Form(form): Form<EmailForm>,
) -> Result<Reply<EmailPage>, Error> {
    match form.check() {
        Err(mistakes) => Ok(Reply::Again(email_page(visitor, &holder, form, None, mistakes))),
        Ok((_, Some(meant))) => {
            let meant = Some(meant.as_str().to_owned());
            Ok(Reply::Shown(email_page(visitor, &holder, form, meant, Mistakes::none())))
        }
        Ok((email, None)) => {
            pending::choose_email(&app, &visitor, holder.holding(), &email).await?;
            Ok(Reply::done("/activation/password"))
        }
    }
}

fn email_page(
    visitor: Visitor,
    holder: &TicketHolder,
    form: EmailForm,
    near_miss: Option<String>,
    mistakes: Mistakes,
) -> EmailPage {
    let (recap, tiers_name) = (holder.recap(&visitor), holder.holding().tiers.name());
    let suggested = holder.holding().tiers.suggested_email.as_deref();
    let is_suggested = |suggested: &str| {
        let canonical = Email::parse(suggested);
        form.email == canonical.as_ref().map_or(suggested, Email::as_str) || form.email == suggested
    };
    let hint = if suggested.is_some_and(is_suggested) {
        visitor.texts.activation_email_hint()
    } else {
        visitor.texts.activation_email_hint_free()
    };
    let visitor = holder.seen(visitor);
    EmailPage { visitor, form, recap, tiers_name, hint, near_miss, mistakes }
}

#[derive(Template)]
#[template(path = "access/activation/password.html")]
pub struct PasswordPage {
    visitor: Visitor,
    email: String,
    criteria: CriteriaList,
    min_length: usize,
    mistakes: Mistakes,
}

/// Step 2; without an address yet, back to step 1.
pub async fn password(
    State(app): State<App>,
    visitor: Visitor,
    holder: TicketHolder,
) -> Result<Reply<PasswordPage>, Error> {
    match chosen(&holder) {
        Some(email) => {
            let blank = Refused { criteria: untried(CRITERIA), mistakes: Mistakes::none() };
            Ok(Reply::Shown(password_page(&app, visitor, &holder, &email, blank)))
        }
        None => Ok(Reply::done("/activation/email")),
    }
}

/// « Créer mon compte »: nothing is created yet, a mail leaves.
pub async fn choose_password(
    State(app): State<App>,
    visitor: Visitor,
    holder: TicketHolder,
    Form(form): Form<PasswordForm>,
) -> Result<Reply<PasswordPage>, Error> {
    let Some(email) = chosen(&holder) else { return Ok(Reply::done("/activation/email")) };
    let password = match form.check(&app, &personal(&holder, &email), CRITERIA).await {
        Ok(password) => password,
        Err(refused) => {
            return Ok(Reply::Again(password_page(&app, visitor, &holder, &email, refused)));
        }
    };
    match pending::start(&app, &visitor, holder.holding(), (&email, &password)).await? {
        Allowance::Granted => Ok(Reply::done("/activation/check-mail")),
        Allowance::Wait { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::mail_too_soon(wait, visitor.lang));
            let refused = Refused { criteria: untried(CRITERIA), mistakes };
            let page = password_page(&app, visitor, &holder, &email, refused);
            Ok(Reply::Wait(page, wait.as_secs()))
        }
    }
}

/// The live list of criteria.
pub async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    holder: TicketHolder,
    Form(form): Form<PasswordForm>,
) -> Result<Judgement, Error> {
    let email = chosen(&holder).ok_or(Error::NotFound)?;
    Ok(form.judge(&app, &personal(&holder, &email), visitor.texts).await)
}

fn chosen(holder: &TicketHolder) -> Option<Email> {
    holder.holding().ticket.email.as_deref().and_then(Email::parse)
}

/// What must not be in the password: own names, own address, own login, the agency.
fn personal(holder: &TicketHolder, email: &Email) -> Personal {
    let holding = holder.holding();
    Personal::about([
        email.as_str(),
        holding.tiers.last_name.as_str(),
        holding.tiers.first_name.as_deref().unwrap_or_default(),
        holding.pair.login.as_str(),
        holding.societe.name.as_str(),
    ])
}

fn password_page(
    app: &App,
    visitor: Visitor,
    holder: &TicketHolder,
    email: &Email,
    refused: Refused,
) -> PasswordPage {
    let Refused { criteria, mistakes } = refused;
    let (email, min_length) = (email.as_str().to_owned(), app.settings.password.min_length);
    PasswordPage { visitor: holder.seen(visitor), email, criteria, min_length, mistakes }
}
