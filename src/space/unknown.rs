//! What is somebody else's is as unknown as what never was; only the audit trail hears of it.

use crate::accounts::SignedIn;
use crate::audit::{Event, Kind, Outcome};
use crate::web::{App, Error, Visitor, refusals};

/// The answer to who asked for what is not theirs, once it is written down.
pub async fn unknown(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    asked: impl std::fmt::Display,
) -> Error {
    let event = Event::done(Kind::AccessRefused, person.actor(), asked).with(Outcome::Refused);
    match refusals::note(app, visitor, event).await {
        Ok(()) => Error::NotFound,
        Err(error) => error.into(),
    }
}
