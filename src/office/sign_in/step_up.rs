//! « Confirmez que c'est vous »: before a sensitive act, and staying a little longer.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use super::factor::office_path;
use crate::staff::{SignedInStaff, Staff, SteppedUp, passkey, session, step_up};
use crate::web::{
    App, Asked, CookieKind, Error, Form, LocalPath, Mistake, Mistakes, Reply, Visitor,
};

#[derive(Template)]
#[template(path = "office/sign_in/step_up.html")]
pub struct StepUpPage {
    visitor: Visitor,
    email: String,
    /// Whether a passkey does as well.
    has_keys: bool,
    /// Nothing else does: their agency asks for one, and what they were about changes their keys.
    key_alone: bool,
    next: String,
    mistakes: Mistakes,
}

/// Neither secret is ever given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StepUpForm {
    password: String,
    code: String,
    next: String,
    /// Whether a key must be used.
    key: bool,
}

impl StepUpForm {
    /// Nothing is typed, and this is where it leads.
    pub fn to(next: String) -> Self {
        Self { next, ..Self::default() }
    }

    fn check(&self) -> Result<(), Mistakes> {
        let mut mistakes = Mistakes::none();
        if self.password.is_empty() {
            mistakes = mistakes.and("password", Mistake::PasswordMissing);
        }
        if self.code.trim().is_empty() {
            mistakes = mistakes.and("code", Mistake::CodeMissing);
        }
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }

    fn next(&self) -> LocalPath {
        office_path(&self.next)
    }
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Asked(form): Asked<StepUpForm>,
) -> Result<Reply<StepUpPage>, Error> {
    Ok(Reply::Shown(page(&app, visitor, &person, (&form, Mistakes::none())).await?))
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Form(form): Form<StepUpForm>,
) -> Result<Reply<StepUpPage>, Error> {
    if let Err(mistakes) = form.check() {
        return Ok(Reply::Again(page(&app, visitor, &person, (&form, mistakes)).await?));
    }
    let mistakes = match step_up(&app, &visitor, &person, (&form.password, &form.code)).await? {
        SteppedUp::Renewed(token) => {
            let cookies = visitor.cookies.set(CookieKind::Office, token.as_str().to_owned(), None);
            return Ok(Reply::done_with(cookies, form.next().as_str()));
        }
        SteppedUp::PasswordWrong => Mistakes::on("password", Mistake::CurrentPasswordWrong),
        SteppedUp::CodeWrong => Mistakes::on("code", Mistake::CodeWrong),
        SteppedUp::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
            return Ok(Reply::Wait(
                page(&app, visitor, &person, (&form, mistakes)).await?,
                wait.as_secs(),
            ));
        }
    };
    Ok(Reply::Again(page(&app, visitor, &person, (&form, mistakes)).await?))
}

/// « Rester connecté ».
pub async fn extend(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<StatusCode, Error> {
    session::touch(&app, person.token(), visitor.now).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn page(
    app: &App,
    visitor: Visitor,
    person: &SignedInStaff,
    (form, mistakes): (&StepUpForm, Mistakes),
) -> Result<StepUpPage, Error> {
    let next = form.next();
    let here = format!("/office/step-up?next={}", next.in_query());
    let visitor = person.seen(app, visitor).found_at(&here);
    let email = person.email().to_owned();
    let staff = Staff::known(app.db.reader(), person.id()).await?;
    let keys = passkey::of_staff(app.db.reader(), person.id()).await?;
    Ok(StepUpPage {
        visitor,
        email,
        // After a reset they wait to be looked through, and until then prove nothing.
        has_keys: !keys.is_empty() && !staff.is_to_review(),
        key_alone: form.key,
        next: next.as_str().to_owned(),
        mistakes,
    })
}
