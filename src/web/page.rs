//! Pages on their way out, and the two ways to answer a posted form.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::cookies::Cookies;
use super::error::Error;

/// A template to be drawn, with status 200.
pub struct Page<T>(pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => Html(html).into_response(),
            Err(fault) => Error::internal(fault).into_response(),
        }
    }
}

/// The answer to a form, posted or asked.
pub enum Reply<T> {
    /// Nothing was wrong with it, and there is something to see.
    Shown(T),
    /// It is done: go and see there. Reloading that page does nothing twice.
    Done(String),
    /// The same, with cookies.
    DoneWith(Cookies, String),
    /// It is not: here is the page again, with its mistakes.
    Again(T),
    /// It is too late for it: the page that says so.
    Gone(T),
    /// It may not be tried again yet: the page, and how many seconds to wait.
    Wait(T, u64),
    /// It was tried too often, and waiting will not help: the page says what will.
    WornOut(T),
}

impl<T> Reply<T> {
    /// Done: go and see there.
    pub fn done(address: impl Into<String>) -> Self {
        Self::Done(address.into())
    }

    /// Done: take these cookies, go and see there.
    pub fn done_with(cookies: Cookies, address: impl Into<String>) -> Self {
        Self::DoneWith(cookies, address.into())
    }
}

impl<T: Template> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        match self {
            Self::Shown(page) => Page(page).into_response(),
            Self::Done(address) => Redirect::to(&address).into_response(),
            Self::DoneWith(cookies, address) => {
                (cookies.into_jar(), Redirect::to(&address)).into_response()
            }
            Self::Again(page) => (StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response(),
            Self::Gone(page) => (StatusCode::GONE, Page(page)).into_response(),
            Self::WornOut(page) => (StatusCode::TOO_MANY_REQUESTS, Page(page)).into_response(),
            Self::Wait(page, seconds) => {
                let wait = [("retry-after", seconds.max(1).to_string())];
                (StatusCode::TOO_MANY_REQUESTS, wait, Page(page)).into_response()
            }
        }
    }
}
