//! Proof that whoever is signed in gave every secret of their account a moment ago.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sea_orm::DbErr;

use crate::accounts::account::Account;
use crate::accounts::sign_in::SignedIn;
use crate::web::{App, Error};

/// A signed-in person who gave their password, and their second factor if they have one, within
/// `session.step_up`. Sensitive acts take it.
pub struct Fresh {
    person: SignedIn,
}

impl Fresh {
    pub fn person(&self) -> &SignedIn {
        &self.person
    }

    /// Of a person whose secrets are fresh; others are led to them, and back.
    ///
    /// # Errors
    /// The way to `/step-up`, to be answered as it is.
    pub fn of(app: &App, person: SignedIn) -> Result<Self, Error> {
        if person.is_fresh(app) {
            return Ok(Self { person });
        }
        Err(first_confirm(&person))
    }
}

impl AsRef<SignedIn> for Fresh {
    fn as_ref(&self) -> &SignedIn {
        &self.person
    }
}

impl FromRequestParts<App> for Fresh {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        Self::of(app, SignedIn::from_request_parts(parts, app).await?)
    }
}

/// For a form that asks for the password itself: lets those go on whose only secret it is, and those
/// who are fresh; others are led to `/step-up`, which asks for their second factor too.
///
/// # Errors
/// The way to `/step-up`, to be answered as it is.
pub async fn asks_factor_too(app: &App, person: &SignedIn) -> Result<(), Error> {
    if person.is_fresh(app) || !has_factor(app, person).await? {
        return Ok(());
    }
    Err(first_confirm(person))
}

async fn has_factor(app: &App, person: &SignedIn) -> Result<bool, DbErr> {
    Ok(Account::known(app.db.reader(), person.account_id()).await?.has_two_steps())
}

fn first_confirm(person: &SignedIn) -> Error {
    Error::SignInFirst(format!("/step-up?next={}", person.page().in_query()))
}
