//! What all letters of a société have in common, and what is said in each of them.

use std::sync::Arc;

use sea_orm::DbErr;

use crate::access::provisional::Issued;
use crate::agencies::{Societe, logo_bytes};
use crate::clock::{Moment, paris_day};
use crate::contracts::Tiers;
use crate::paper::{Letter, Picture, Squares};
use crate::texts::typography::french;
use crate::texts::{Lang, Texts};
use crate::web::{App, QrCode};

/// Letters are in French, as everything that an agency of France sends by post.
const LANG: Lang = Lang::French;

/// The letterhead of a société, the address of its sign-in page, and the words.
pub struct Stationery {
    texts: &'static Texts,
    logo: Option<Picture>,
    sender: Vec<String>,
    name: String,
    dated: String,
    /// Where people sign in.
    pub address: String,
    client_code: String,
    societe_code: String,
    squares: Option<Arc<Squares>>,
    help: String,
    /// Pairs for each tiers.
    holders: i32,
}

impl Stationery {
    /// A logo that cannot be unpacked leaves the letterhead without one.
    pub async fn of(
        app: &App,
        societe: &Societe,
        holders: i32,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let logo = logo_bytes(app.db.reader(), societe.id).await?;
        let (texts, address) = (LANG.texts(), app.address(&societe.login_path()));
        Ok(Self {
            texts,
            logo: logo.as_deref().and_then(Picture::png),
            sender: sender(societe),
            name: societe.name.clone(),
            dated: texts.letter_dated(societe.city.as_str(), paris_day(now, LANG)),
            squares: squares(&address),
            address,
            client_code: societe.client_code.clone(),
            societe_code: societe.societe_code.clone(),
            help: help(texts, societe),
            holders,
        })
    }

    pub fn lang() -> Lang {
        LANG
    }

    /// What the file is called by whoever opens it.
    pub fn title(&self) -> String {
        self.texts.letter_subject(self.name.as_str())
    }

    /// One letter in words.
    pub fn letter(&self, pair: &Issued) -> Letter {
        let (texts, tiers) = (self.texts, &pair.tiers);
        Letter {
            logo: self.logo.clone(),
            sender: self.sender.clone(),
            dated: self.dated.clone(),
            addressee: addressee(tiers),
            mark: format!("{} – {}", tiers.reference, tiers.name()),
            subject: texts.letter_subject(self.name.as_str()),
            opening: vec![texts.letter_greeting(), texts.letter_opening()],
            codes: vec![
                (texts.letter_login(), pair.login.as_str().to_owned()),
                (texts.letter_secret(), pair.secret.as_str().to_owned()),
            ],
            details: self.details(pair),
            squares: self.squares.clone().map(|squares| (squares, texts.letter_code_alt())),
            closing: vec![
                texts.letter_symbols(),
                texts.letter_step_1(),
                texts.letter_step_2(),
                texts.letter_step_3(),
                texts.letter_already(),
                texts.letter_caution(),
                self.help.clone(),
                self.name.clone(),
            ],
            below: texts.letter_below(tiers.reference.as_str()),
        }
    }

    fn details(&self, pair: &Issued) -> Vec<(String, String)> {
        let texts = self.texts;
        let until = paris_day(pair.expires_at, LANG);
        let mut details = vec![
            (texts.letter_until(), until),
            (texts.letter_address(), self.address.clone()),
            (texts.letter_agency_code(), self.client_code.clone()),
            (texts.letter_societe_code(), self.societe_code.clone()),
        ];
        if self.holders > 1 {
            let holder = texts.letter_holder_of(pair.holder, self.holders);
            details.push((texts.letter_holder(), holder));
        }
        details
    }
}

fn sender(societe: &Societe) -> Vec<String> {
    let mut lines = vec![societe.name.clone()];
    lines.extend(societe.address.lines().map(str::to_owned));
    lines.extend(societe.phone.clone());
    lines.extend(societe.email.clone());
    lines.extend(societe.hours.as_deref().map(french));
    lines
}

fn addressee(tiers: &Tiers) -> Vec<String> {
    let mut lines = vec![tiers.name()];
    lines.extend(tiers.address.lines().map(str::to_owned));
    lines.push(format!("{} {}", tiers.postcode, tiers.city));
    let is_home = ["", "france", "fr"].contains(&tiers.country.trim().to_lowercase().as_str());
    if !is_home {
        lines.push(tiers.country.to_uppercase());
    }
    lines
}

fn help(texts: &Texts, societe: &Societe) -> String {
    match (&societe.phone, &societe.hours) {
        (Some(phone), Some(hours)) => texts.letter_help_phone_hours(phone.as_str(), french(hours)),
        (Some(phone), None) => texts.letter_help_phone(phone.as_str()),
        (None, _) => texts.letter_help(),
    }
}

fn squares(address: &str) -> Option<Arc<Squares>> {
    let code = QrCode::of(address)?;
    let small = |count: usize| u16::try_from(count).ok();
    let runs = code.runs.iter();
    let runs = runs.filter_map(|run| Some((small(run.left)?, small(run.top)?, small(run.width)?)));
    Some(Arc::new(Squares { side: small(code.side)?, runs: runs.collect() }))
}
