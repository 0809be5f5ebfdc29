//! Four pages of words, in the name of the agency last used on this device.

use askama::Template;
use axum::extract::State;

use crate::accounts::sign_in::recognised;
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::in_words;
use crate::web::{App, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "about/help.html")]
pub struct HelpPage {
    visitor: Visitor,
    reset_valid_for: String,
}

#[derive(Template)]
#[template(path = "about/legal.html")]
pub struct LegalPage {
    visitor: Visitor,
}

#[derive(Template)]
#[template(path = "about/privacy.html")]
pub struct PrivacyPage {
    visitor: Visitor,
}

#[derive(Template)]
#[template(path = "about/accessibility.html")]
pub struct AccessibilityPage {
    visitor: Visitor,
}

pub async fn help(State(app): State<App>, visitor: Visitor) -> Result<Page<HelpPage>, Error> {
    let reset_valid_for = in_words(app.settings.reset.link, visitor.lang);
    Ok(Page(HelpPage { visitor: branded(&app, visitor).await?, reset_valid_for }))
}

pub async fn legal(State(app): State<App>, visitor: Visitor) -> Result<Page<LegalPage>, Error> {
    Ok(Page(LegalPage { visitor: branded(&app, visitor).await? }))
}

pub async fn privacy(State(app): State<App>, visitor: Visitor) -> Result<Page<PrivacyPage>, Error> {
    Ok(Page(PrivacyPage { visitor: branded(&app, visitor).await? }))
}

pub async fn accessibility(
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Page<AccessibilityPage>, Error> {
    Ok(Page(AccessibilityPage { visitor: branded(&app, visitor).await? }))
}

async fn branded(app: &App, visitor: Visitor) -> Result<Visitor, Error> {
    let visitor = recognised(app, visitor).await?;
    at_agency(app, visitor, &TypedCodes::default()).await
}
