//! « Couleur »: the one that the agency gives, and what the guard makes of it, side by side.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::keeping;
use crate::agencies::{Changes, Colour, Contrast, Preview};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Asked, Error, Form, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/settings/colour.html")]
pub struct ColourPage {
    visitor: Visitor,
    desk: Desk,
    /// As typed, where it is no colour.
    typed: String,
    preview: Preview,
    is_kept: bool,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ColourForm {
    colour: String,
}

/// The colour of the address, or the one that is kept.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Asked(asked): Asked<ColourForm>,
) -> Result<Reply<ColourPage>, Error> {
    fresh(&app, &staff)?;
    if asked.colour.is_empty() {
        let kept = staff.societe().colour.clone();
        return Ok(Reply::Shown(page(&app, visitor, &staff, kept)));
    }
    match Colour::parse(&asked.colour) {
        Some(colour) => Ok(Reply::Shown(page(&app, visitor, &staff, colour.to_string()))),
        None => Ok(Reply::Again(page(&app, visitor, &staff, asked.colour))),
    }
}

pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<ColourForm>,
) -> Result<Reply<ColourPage>, Error> {
    fresh(&app, &staff)?;
    let Some(colour) = Colour::parse(&form.colour) else {
        return Ok(Reply::Again(page(&app, visitor, &staff, form.colour)));
    };
    let colour = (colour.to_string() != staff.societe().colour).then_some(colour);
    let changes = Changes { colour, ..Changes::default() };
    keeping::change((&app, &visitor, &staff), changes).await?;
    Ok(Reply::done(format!("/office/{}/settings?done=saved", staff.societe_id())))
}

/// The sheet of a colour that is tried: pages hold no style of their own.
pub async fn sheet(
    _: AgencyStaff<Administration>,
    Asked(asked): Asked<ColourForm>,
) -> Result<Response, Error> {
    let colour = Colour::parse(&asked.colour).ok_or(Error::NotFound)?;
    let kind = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    Ok((kind, Preview::of(colour).css()).into_response())
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    typed: String,
) -> ColourPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Settings);
    let visitor = visitor.found_at(&desk.at("settings/colour"));
    let parsed = Colour::parse(&typed);
    let mistakes = match parsed {
        Some(_) => Mistakes::none(),
        None => Mistakes::on("colour", Mistake::ColourWrong),
    };
    let kept = Colour::parse(&staff.societe().colour).unwrap_or_default();
    let colour = parsed.unwrap_or(kept);
    let (preview, is_kept) = (Preview::of(colour), colour == kept);
    ColourPage { visitor, desk, typed, preview, is_kept, mistakes }
}

impl ColourPage {
    /// `#` would end the address.
    fn sheet(&self) -> String {
        format!("{}?colour=%23{}", self.desk.at("settings/colour.css"), self.plain())
    }

    fn plain(&self) -> String {
        self.preview.colour.to_string().trim_start_matches('#').to_owned()
    }

    /// « #7f6a13, contraste 4,61 ».
    fn told(&self, contrast: Contrast) -> String {
        let (whole, rest) = (contrast.hundredths / 100, contrast.hundredths % 100);
        let mark = self.visitor.texts.colour_decimal();
        let ratio = format!("{whole}{mark}{rest:02}");
        self.visitor.texts.colour_told(contrast.brand.to_string(), ratio)
    }
}
