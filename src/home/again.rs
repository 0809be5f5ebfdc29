//! « Accueil » as it was last drawn for this session, while nothing that it says has changed.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::turn;
use crate::accounts::SignedIn;
use crate::clock::Moment;
use crate::database::{Fixed, given};
use crate::guard::TokenHash;
use crate::web::{App, CookieKind, Error, KeptPage, Visitor};

static AGAIN: Fixed = Fixed::new(|_| vec![turn::question(given(0))]);

/// Where the page of this visitor is kept: only of the address without anything behind it.
pub struct Place {
    session: TokenHash,
    now: Moment,
}

impl Place {
    pub fn of(visitor: &Visitor) -> Option<Self> {
        let token = visitor.cookies.token(CookieKind::Session).filter(|_| visitor.path == "/")?;
        Some(Self { session: token.hash(), now: visitor.now })
    }

    /// The page, once the session is judged; none when it must be drawn.
    pub async fn page(&self, app: &App, visitor: &Visitor) -> Result<Option<Response>, Error> {
        let Some(kept) = app.pages.find(&self.session, self.now) else { return Ok(None) };
        let (person, [found]) = SignedIn::with_rows(app, visitor, (&AGAIN, vec![])).await?;
        let is_same = kept.mark == turn::mark(found.first(), visitor)?;
        Ok(is_same.then(|| Html(kept.with(person.seconds_left(self.now))).into_response()))
    }

    /// Draws the page from what stood at this mark, and keeps it.
    pub fn drawn(&self, app: &App, page: &impl Template, mark: String) -> Result<Response, Error> {
        let html = page.render().map_err(Error::internal)?;
        if let Some(page) = KeptPage::cut(&html, mark) {
            app.pages.keep(&self.session, page, self.now);
        }
        Ok(Html(html).into_response())
    }
}
