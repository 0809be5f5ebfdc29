//! A passkey as the second step, after the password.

use axum::extract::State;

use super::factor::{FactorForm, FactorPage, page, past_review};
use crate::access::terms;
use crate::accounts::half_sign_in::HalfSignedIn;
use crate::accounts::passkey::{self, Judged};
use crate::accounts::sign_in::{KeyStep, give_key};
use crate::guard::webauthn::{Purpose, Side};
use crate::web::{App, CookieKind, Error, Form, KeyForm, KeyOptions, KeyRefused};
use crate::web::{Mistake, Mistakes, Reply, Visitor};

pub async fn options(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
) -> Result<KeyOptions, Error> {
    let what = (&purpose(&half), half.account());
    Ok(KeyOptions(passkey::ask(&app, &visitor, what).await?))
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Form(typed): Form<KeyForm>,
) -> Result<Reply<FactorPage>, Error> {
    let form = FactorForm::to(typed.next.clone());
    let what = (&purpose(&half), Some(half.account()));
    let mistake = match passkey::judge(&app, &visitor, what, &typed.credential).await? {
        Judged::Right(proven) => match give_key(&app, &visitor, *proven, &half).await? {
            KeyStep::Opened(opened) => {
                let account = Some(half.account().id);
                let next = past_review(form.next(), half.account().is_to_review());
                let next = terms::on_the_way(app.db.reader(), account, &next).await?;
                let cookies = opened.into_cookies(visitor.cookies).forget(CookieKind::Half);
                return Ok(Reply::done_with(cookies, &next));
            }
            KeyStep::Late => Mistake::Key(KeyRefused::Challenge),
        },
        Judged::Refused(why) => Mistake::Key(why),
        Judged::Throttled { until } => Mistake::try_later(until.since(visitor.now), visitor.lang),
    };
    let mistakes = Mistakes::general(mistake);
    Ok(Reply::Again(page(&app, visitor, (&half, &form), mistakes).await?))
}

fn purpose(half: &HalfSignedIn) -> Purpose {
    Purpose::SecondStep(Side::People, half.account().id.to_string())
}
