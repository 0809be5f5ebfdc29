//! « Code de vérification »: the second step, by an application or by a recovery code.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::agencies::Remembered;
use crate::staff::HalfSignedIn;
use crate::staff::passkey;
use crate::staff::right;
use crate::staff::sign_in::{self, SecondStep};
use crate::web::Visitor;
use crate::web::{
    App, Asked, CookieKind, Cookies, Error, Form, LocalPath, Mistake, Mistakes, Reply,
};

#[derive(Template)]
#[template(path = "office/sign_in/factor.html")]
pub struct FactorPage {
    visitor: Visitor,
    recovery: bool,
    /// Whether a passkey does as well.
    has_keys: bool,
    next: String,
    /// The same page for the other kind of code.
    other: String,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FactorForm {
    code: String,
    recovery: bool,
    next: String,
}

impl FactorForm {
    /// Nothing is typed, and this is where it leads.
    pub fn to(next: String) -> Self {
        Self { next, ..Self::default() }
    }

    fn next(&self) -> LocalPath {
        office_path(&self.next)
    }
}

/// A page of the staff side to come back to.
pub fn office_path(raw: &str) -> LocalPath {
    let office = || LocalPath::parse("/office").unwrap_or_default();
    LocalPath::parse(raw).filter(|path| path.as_str().starts_with("/office")).unwrap_or_else(office)
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Asked(form): Asked<FactorForm>,
) -> Result<Reply<FactorPage>, Error> {
    if half.offered().is_some() {
        return Ok(Reply::done("/office/login/enrol"));
    }
    Ok(Reply::Shown(page(&app, visitor, (&half, &form), Mistakes::none()).await?))
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Form(form): Form<FactorForm>,
) -> Result<Reply<FactorPage>, Error> {
    if half.offered().is_some() {
        return Ok(Reply::done("/office/login/enrol"));
    }
    if form.code.trim().is_empty() {
        let mistakes = Mistakes::on("code", Mistake::CodeMissing);
        return Ok(Reply::Again(page(&app, visitor, (&half, &form), mistakes).await?));
    }
    Ok(match sign_in::give_factor(&app, &visitor, &half, &form.code).await? {
        SecondStep::Opened(opened) => {
            let cookies = opened.into_cookies(&app, visitor.cookies);
            let cookies = remembered(&app, cookies, &half).await?;
            Reply::done_with(cookies.forget(CookieKind::OfficeHalf), form.next().as_str())
        }
        SecondStep::Refused => {
            let mistakes = Mistakes::on("code", Mistake::CodeWrong);
            Reply::Again(page(&app, visitor, (&half, &form), mistakes).await?)
        }
        SecondStep::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
            Reply::Wait(page(&app, visitor, (&half, &form), mistakes).await?, wait.as_secs())
        }
    })
}

/// The agency is remembered on this device, for its code client to be there next time.
async fn remembered(app: &App, cookies: Cookies, half: &HalfSignedIn) -> Result<Cookies, Error> {
    let own = right::of_staff(app.db.reader(), half.staff().id).await?;
    let remembered = Remembered::read(&cookies);
    let client = |societe: &crate::agencies::Societe| {
        remembered.last().is_some_and(|last| last.client.as_str() == societe.client_code)
    };
    Ok(match own.first() {
        Some((societe, _)) if !client(societe) => remembered.with(cookies, societe, app),
        _ => cookies,
    })
}

pub(super) async fn page(
    app: &App,
    visitor: Visitor,
    (half, form): (&HalfSignedIn, &FactorForm),
    mistakes: Mistakes,
) -> Result<FactorPage, Error> {
    let keys = passkey::of_staff(app.db.reader(), half.staff().id).await?;
    let next = form.next();
    let path = "/office/login/factor";
    let here = format!("{path}?next={}", next.in_query());
    let by_recovery = format!("{here}&recovery=true");
    let (found, other) = if form.recovery { (by_recovery, here) } else { (here, by_recovery) };
    Ok(FactorPage {
        visitor: visitor.found_at(&found),
        recovery: form.recovery,
        next: next.as_str().to_owned(),
        has_keys: !keys.is_empty(),
        other,
        mistakes,
    })
}
