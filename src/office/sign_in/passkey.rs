//! A passkey in the place of password and code, or of the code alone, or of both again (step-up).

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::factor::{FactorForm, FactorPage, office_path, page as factor_page};
use super::password::PasswordPage;
use super::step_up::{StepUpForm, StepUpPage, page as step_up_page};
use crate::guard::webauthn::{Purpose, Side};
use crate::staff::passkey::{self, Judged};
use crate::staff::sign_in::give_key;
use crate::staff::{HalfSignedIn, SignedInStaff, Staff, step_up_by_key};
use crate::web::{App, CookieKind, Error, Form, KeyForm, KeyOptions, KeyRefused};
use crate::web::{Mistake, Mistakes, Reply, Visitor};

/// What the script asks the browser for: any key that the device has for us.
pub async fn options(State(app): State<App>, visitor: Visitor) -> Result<KeyOptions, Error> {
    match passkey::ask_anyone(&app, &visitor).await? {
        Some(options) => Ok(KeyOptions(options)),
        None => Err(Error::Unavailable(60)),
    }
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Form(typed): Form<KeyForm>,
) -> Result<Response, Error> {
    let purpose = Purpose::SignIn(Side::Staff);
    let judged = passkey::judge(&app, &visitor, (&purpose, None), &typed.credential).await?;
    let mistake = match judged {
        Judged::Right(proven) => match give_key(&app, &visitor, *proven, None).await? {
            Some(opened) => {
                let cookies = opened.into_cookies(&app, visitor.cookies);
                let cookies = cookies.forget(CookieKind::OfficeHalf).into_jar();
                let there = office_path(&typed.next);
                return Ok((cookies, Redirect::to(there.as_str())).into_response());
            }
            None => Mistake::Key(KeyRefused::Challenge),
        },
        other => mistake(&visitor, &other),
    };
    let page = PasswordPage::again_at(visitor, typed.next, Mistakes::general(mistake));
    Ok(Reply::Again(page).into_response())
}

pub async fn factor_options(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
) -> Result<KeyOptions, Error> {
    let what = (&second_step(&half), half.staff());
    Ok(KeyOptions(passkey::ask(&app, &visitor, what).await?))
}

/// As the second step, after the password.
pub async fn give_factor(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Form(typed): Form<KeyForm>,
) -> Result<Reply<FactorPage>, Error> {
    if half.offered().is_some() {
        return Ok(Reply::done("/office/login/enrol"));
    }
    let what = (&second_step(&half), Some(half.staff()));
    let mistake = match passkey::judge(&app, &visitor, what, &typed.credential).await? {
        Judged::Right(proven) => match give_key(&app, &visitor, *proven, Some(&half)).await? {
            Some(opened) => {
                let cookies = opened.into_cookies(&app, visitor.cookies);
                let there = office_path(&typed.next);
                return Ok(Reply::done_with(
                    cookies.forget(CookieKind::OfficeHalf),
                    there.as_str(),
                ));
            }
            None => Mistake::Key(KeyRefused::Challenge),
        },
        other => mistake(&visitor, &other),
    };
    let form = FactorForm::to(typed.next);
    let who = (&half, &form);
    Ok(Reply::Again(factor_page(&app, visitor, who, Mistakes::general(mistake)).await?))
}

pub async fn step_up_options(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<KeyOptions, Error> {
    let staff = Staff::known(app.db.reader(), person.id()).await?;
    Ok(KeyOptions(passkey::ask(&app, &visitor, (&stepping(&person), &staff)).await?))
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Form(typed): Form<KeyForm>,
) -> Result<Reply<StepUpPage>, Error> {
    let staff = Staff::known(app.db.reader(), person.id()).await?;
    let what = (&stepping(&person), Some(&staff));
    let mistake = match passkey::judge(&app, &visitor, what, &typed.credential).await? {
        Judged::Right(_) if staff.is_to_review() => Mistake::Key(KeyRefused::OnHold),
        Judged::Right(proven) => match step_up_by_key(&app, &visitor, &person, *proven).await? {
            Some(token) => {
                let token = token.as_str().to_owned();
                let cookies = visitor.cookies.set(CookieKind::Office, token, None);
                return Ok(Reply::done_with(cookies, office_path(&typed.next).as_str()));
            }
            None => Mistake::Key(KeyRefused::Challenge),
        },
        other => mistake(&visitor, &other),
    };
    let form = StepUpForm::to(typed.next);
    let what = (&form, Mistakes::general(mistake));
    Ok(Reply::Again(step_up_page(&app, visitor, &person, what).await?))
}

fn mistake(visitor: &Visitor, judged: &Judged) -> Mistake {
    match judged {
        Judged::Refused(why) => Mistake::Key(*why),
        Judged::Throttled { until } => Mistake::try_later(until.since(visitor.now), visitor.lang),
        Judged::Right(_) => Mistake::Key(KeyRefused::Challenge),
    }
}

fn second_step(half: &HalfSignedIn) -> Purpose {
    Purpose::SecondStep(Side::Staff, half.staff().id.to_string())
}

fn stepping(person: &SignedInStaff) -> Purpose {
    Purpose::StepUp(Side::Staff, person.id().to_string())
}
