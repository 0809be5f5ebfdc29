//! The same with a passkey alone: its device verifies who holds it.

use axum::extract::State;

use super::pages::{StepUpForm, StepUpPage, asks, page};
use super::stepping::step_up_by_key;
use crate::accounts::account::Account;
use crate::accounts::passkey::{self, Judged};
use crate::accounts::sign_in::SignedIn;
use crate::guard::webauthn::{Purpose, Side};
use crate::web::{App, Error, Form, KeyForm, KeyOptions, KeyRefused, LocalPath};
use crate::web::{Mistake, Mistakes, Reply, Visitor};

pub async fn options(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<KeyOptions, Error> {
    let account = Account::known(app.db.reader(), person.account_id()).await?;
    Ok(KeyOptions(passkey::ask(&app, &visitor, (&purpose(&person), &account)).await?))
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Form(typed): Form<KeyForm>,
) -> Result<Reply<StepUpPage>, Error> {
    let account = Account::known(app.db.reader(), person.account_id()).await?;
    let what = (&purpose(&person), Some(&account));
    let mistake = match passkey::judge(&app, &visitor, what, &typed.credential).await? {
        Judged::Right(_) if account.is_to_review() => Mistake::Key(KeyRefused::OnHold),
        Judged::Right(proven) => match step_up_by_key(&app, &visitor, &person, *proven).await? {
            Some(token) => {
                let cookies = person.renewed(&app, visitor.cookies, &token);
                let next = typed.next().or_else(|| LocalPath::parse("/profile"));
                return Ok(Reply::done_with(cookies, next.unwrap_or_default().as_str()));
            }
            None => Mistake::Key(KeyRefused::Challenge),
        },
        Judged::Refused(why) => Mistake::Key(why),
        Judged::Throttled { until } => {
            Mistake::too_many_tries(until.since(visitor.now), visitor.lang)
        }
    };
    let form = StepUpForm::to(typed.next);
    let who = (&person, asks(&app, &person).await?);
    Ok(Reply::Again(page(visitor, who, &form, Mistakes::general(mistake))))
}

fn purpose(person: &SignedIn) -> Purpose {
    Purpose::StepUp(Side::People, person.account_id().to_string())
}
