//! A contestation link that opens nothing any more: why, and the one way on.

use askama::Template;

use super::mailed_link::{self, Gone};
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::paris_day_and_time;
use crate::web::{App, Error, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/contestation/gone.html")]
pub struct GonePage {
    visitor: Visitor,
    why: Why,
}

/// Why, in words.
enum Why {
    Used,
    Expired { on: String },
    Over,
    Unknown,
}

pub async fn gone(app: &App, visitor: Visitor, gone: Gone) -> Result<Reply<GonePage>, Error> {
    let visitor = at_its_agency(app, visitor).await?;
    let why = match gone {
        Gone::Used => Why::Used,
        Gone::Expired(on) => Why::Expired { on: paris_day_and_time(on, visitor.lang) },
        Gone::Over => Why::Over,
        Gone::Unknown => Why::Unknown,
    };
    Ok(Reply::Gone(GonePage { visitor, why }))
}

/// The visitor at the agency of the link, good or gone; at the last one they chose when there is none.
pub async fn at_its_agency(app: &App, visitor: Visitor) -> Result<Visitor, Error> {
    match mailed_link::societe_of(app, &visitor).await? {
        Some(societe) => Ok(visitor.at(societe.brand())),
        None => at_agency(app, visitor, &TypedCodes::default()).await,
    }
}
