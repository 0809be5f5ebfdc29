//! Pages that everybody may read, and errors: whoever is signed in keeps their tabs there. It costs
//! one read, and only where a session's cookie is.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum_extra::extract::CookieJar;

use super::session::{self, Found};
use crate::agencies::{Remembered, Societe};
use crate::clock::Moment;
use crate::web::error::Beside;
use crate::web::{App, CookieKind, Cookies, Error, Visitor};

/// The same visitor, with the tabs of whoever is signed in. Nothing is noted: reading the help is no
/// activity.
pub async fn recognised(app: &App, mut visitor: Visitor) -> Result<Visitor, Error> {
    visitor.session_ends_in = ends_in(app, &visitor.cookies, visitor.now).await?;
    Ok(visitor)
}

/// Says beside an error who asked, for its page: the tabs, and the agency last used.
pub async fn recognise_behind(app: &App, headers: &HeaderMap, response: &mut Response) {
    if !headers.contains_key(COOKIE) || !has_a_page(response.status()) {
        return;
    }
    let cookies = Cookies::new(CookieJar::from_headers(headers), app);
    match beside(app, &cookies).await {
        Ok(Some(beside)) => {
            response.extensions_mut().insert(beside);
        }
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "an error page knows nobody"),
    }
}

/// What somebody comes upon by a wrong address, not what an overloaded server says.
fn has_a_page(status: StatusCode) -> bool {
    use StatusCode as Is;
    [Is::BAD_REQUEST, Is::FORBIDDEN, Is::NOT_FOUND, Is::METHOD_NOT_ALLOWED].contains(&status)
}

async fn beside(app: &App, cookies: &Cookies) -> Result<Option<Beside>, Error> {
    let Some(session_ends_in) = ends_in(app, cookies, app.clock.now()).await? else {
        return Ok(None);
    };
    let brand = match Remembered::read(cookies).last() {
        Some(codes) => Societe::with_codes(app.db.reader(), codes).await?.map(|it| it.brand()),
        None => None,
    };
    Ok(Some(Beside { session_ends_in, brand }))
}

async fn ends_in(app: &App, cookies: &Cookies, now: Moment) -> Result<Option<u32>, Error> {
    let Some(token) = cookies.token(CookieKind::Session) else { return Ok(None) };
    Ok(match session::find(app.db.reader(), &token, now).await? {
        Found::Live(live) => u32::try_from(live.ends_in(now).as_secs()).ok(),
        Found::Idle | Found::Over => None,
    })
}
