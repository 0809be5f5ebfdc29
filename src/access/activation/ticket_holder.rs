//! Proof that a right provisional pair was typed in this browser a moment ago.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::ticket::{self, Holding};
use crate::agencies::Remembered;
use crate::web::{App, CookieKind, Error, Visitor};

/// Somebody on their way through the activation of one tiers.
pub struct TicketHolder {
    holding: Holding,
}

impl TicketHolder {
    pub fn holding(&self) -> &Holding {
        &self.holding
    }

    /// The visitor, at the agency whose pair was typed.
    pub fn seen(&self, visitor: Visitor) -> Visitor {
        visitor.at(self.holding.societe.brand())
    }

    /// « Locataire, 8 rue … », a line a contract.
    pub fn recap(&self, visitor: &Visitor) -> Vec<String> {
        let contracts = self.holding.contracts.iter();
        contracts.map(|contract| contract.in_words(visitor.texts)).collect()
    }
}

impl FromRequestParts<App> for TicketHolder {
    type Rejection = Error;

    /// Without a good ticket the way starts again, at the pair.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        let holding = match visitor.cookies.token(CookieKind::Ticket) {
            Some(token) => ticket::holding(app.db.reader(), &token, visitor.now).await?,
            None => None,
        };
        holding.map(|holding| Self { holding }).ok_or_else(|| {
            let codes = Remembered::read(&visitor.cookies).last().map(|codes| codes.query() + "&");
            Error::StartAgain(format!("/activation?{}why=ended", codes.unwrap_or_default()))
        })
    }
}
