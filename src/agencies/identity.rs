//! A société's identity as the web sees it: its colours, its logo, its terms, its name on a page.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::branding::{Colour, Theme};
use super::codes::{Codes, TypedCodes};
use super::logo_row;
use super::monogram::monogram;
use super::remembered::Remembered;
use super::societe::Societe;
use super::terms::Terms;
use crate::clock::paris_day;
use crate::texts::typography::french;
use crate::web::{App, Asked, Brand, BrandLogo, Error, Page, Visitor};

const FOREVER: &str = "public, max-age=31536000, immutable";

impl Societe {
    /// What a page shows of this société.
    pub fn brand(&self) -> Brand {
        let own = format!("/a/{}/{}", self.client_code, self.societe_code);
        Brand {
            name: self.name.clone(),
            initials: monogram(&self.name),
            address: self.address.lines().map(str::to_owned).collect(),
            phone: self.phone.clone(),
            phone_href: self.phone.as_deref().map(tel),
            email: self.email.clone(),
            hours: self.hours.as_deref().map(french),
            login: self.login_path(),
            theme: format!("{own}/theme.css?v={}", fingerprint(self.theme().css().as_bytes())),
            logo: self.plate(),
            terms: format!("{own}/terms"),
        }
    }

    /// The logo's address and size; the address changes with the société's identity.
    pub fn plate(&self) -> Option<BrandLogo> {
        let (client, societe) = (&self.client_code, &self.societe_code);
        (self.logo_width > 0).then(|| BrandLogo {
            address: format!("/a/{client}/{societe}/logo.png?v={}", self.updated_at.millis()),
            width: u32::try_from(self.logo_width).unwrap_or(0),
            height: u32::try_from(self.logo_height).unwrap_or(0),
        })
    }

    fn theme(&self) -> Theme {
        Theme::of(Colour::parse(&self.colour).unwrap_or_default())
    }
}

/// The visitor at the agency of the address, else at the one last used on this device, else at none.
pub async fn at_agency(app: &App, visitor: Visitor, typed: &TypedCodes) -> Result<Visitor, Error> {
    let codes = Codes::parse(&typed.client, &typed.societe);
    let codes = codes.or_else(|| Remembered::read(&visitor.cookies).last().cloned());
    let societe = match codes {
        Some(codes) => Societe::with_codes(app.db.reader(), &codes).await?,
        None => None,
    };
    Ok(match societe {
        Some(societe) => visitor.at(societe.brand()),
        None => visitor,
    })
}

pub async fn theme(
    State(app): State<App>,
    Path((client, societe)): Path<(String, String)>,
) -> Result<Response, Error> {
    let societe = found(&app, &client, &societe).await?;
    let about =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, FOREVER)];
    Ok((about, societe.theme().css()).into_response())
}

pub async fn logo(
    State(app): State<App>,
    Path((client, societe)): Path<(String, String)>,
) -> Result<Response, Error> {
    let societe = found(&app, &client, &societe).await?;
    let logo = logo_row::bytes(app.db.reader(), societe.id).await?.ok_or(Error::NotFound)?;
    let about = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, FOREVER)];
    Ok((about, logo).into_response())
}

#[derive(Template)]
#[template(path = "agencies/terms.html")]
pub struct TermsPage {
    visitor: Visitor,
    societe_name: String,
    version: String,
    published_on: String,
    paragraphs: Vec<String>,
}

/// The version in force, unless another one is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct VersionAsked {
    version: Option<i32>,
}

pub async fn terms(
    State(app): State<App>,
    visitor: Visitor,
    Path((client, societe)): Path<(String, String)>,
    Asked(asked): Asked<VersionAsked>,
) -> Result<Page<TermsPage>, Error> {
    let (societe, db) = (found(&app, &client, &societe).await?, app.db.reader());
    let terms = match asked.version {
        Some(version) => Terms::of(db, societe.id, version).await?,
        None => Terms::current(db, societe.id).await?,
    };
    let terms = terms.ok_or(Error::NotFound)?;
    Ok(Page(TermsPage {
        societe_name: societe.name.clone(),
        version: terms.version.to_string(),
        published_on: paris_day(terms.published_at, visitor.lang),
        paragraphs: terms.paragraphs().iter().map(|text| french(text)).collect(),
        visitor: visitor.at(societe.brand()),
    }))
}

async fn found(app: &App, client: &str, societe: &str) -> Result<Societe, Error> {
    let codes = Codes::parse(client, societe).ok_or(Error::NotFound)?;
    Societe::with_codes(app.db.reader(), &codes).await?.ok_or(Error::NotFound)
}

fn fingerprint(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes)[..6])
}

/// `05 61 00 00 00` becomes `tel:+33561000000` (RFC 3966).
pub fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(national) if !national.starts_with('0') => format!("tel:+33{national}"),
        _ => format!("tel:{digits}"),
    }
}
