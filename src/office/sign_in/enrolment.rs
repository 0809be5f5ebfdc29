//! « Protégez votre accès »: the second factor is set up, then its recovery codes are shown once.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::guard::{RecoveryCode, TotpSecret};
use crate::staff::HalfSignedIn;
use crate::staff::enrolment::{self, Enrolled};
use crate::web::{App, ApplicationSetup, CookieKind, Error, Form, Mistake, Mistakes};
use crate::web::{Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/sign_in/enrol.html")]
pub struct EnrolPage {
    visitor: Visitor,
    set_up: ApplicationSetup,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "office/sign_in/codes.html")]
pub struct CodesPage {
    visitor: Visitor,
    codes: Vec<RecoveryCode>,
    email: String,
    /// Where to go on.
    next: &'static str,
}

impl CodesPage {
    pub fn new(
        visitor: Visitor,
        codes: Vec<RecoveryCode>,
        (email, next): (&str, &'static str),
    ) -> Self {
        let visitor = visitor.found_at(next);
        Self { visitor, codes, email: email.to_owned(), next }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EnrolForm {
    code: String,
}

pub async fn show(State(app): State<App>, visitor: Visitor, half: HalfSignedIn) -> Response {
    match half.offered() {
        Some(offered) => {
            Page(page(&app, visitor, (&half, offered), Mistakes::none())).into_response()
        }
        None => Redirect::to("/office/login/factor").into_response(),
    }
}

pub async fn enrol(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Form(form): Form<EnrolForm>,
) -> Result<Response, Error> {
    let Some(offered) = half.offered() else {
        return Ok(Redirect::to("/office/login/factor").into_response());
    };
    let who = (&half, offered);
    if form.code.trim().is_empty() {
        return Ok(again(&app, visitor, who, Mistake::CodeMissing));
    }
    Ok(match enrolment::enrol(&app, &visitor, who, &form.code).await? {
        Enrolled::Done { opened, codes } => {
            let cookies = visitor.cookies.clone().forget(CookieKind::OfficeHalf);
            let cookies = cookies.forget(CookieKind::Invitation);
            let cookies = opened.into_cookies(&app, cookies);
            let page = CodesPage::new(visitor, codes, (&half.staff().email, "/office"));
            (cookies.into_jar(), Page(page)).into_response()
        }
        Enrolled::Wrong => again(&app, visitor, who, Mistake::CodeWrong),
        Enrolled::Gone => Redirect::to("/office/login").into_response(),
        Enrolled::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
            Reply::Wait(page(&app, visitor, who, mistakes), wait.as_secs()).into_response()
        }
    })
}

fn again(
    app: &App,
    visitor: Visitor,
    who: (&HalfSignedIn, &TotpSecret),
    mistake: Mistake,
) -> Response {
    Reply::Again(page(app, visitor, who, Mistakes::on("code", mistake))).into_response()
}

fn page(
    app: &App,
    visitor: Visitor,
    (half, offered): (&HalfSignedIn, &TotpSecret),
    mistakes: Mistakes,
) -> EnrolPage {
    EnrolPage {
        visitor,
        set_up: ApplicationSetup::new(app, offered, &half.staff().email),
        mistakes,
    }
}
