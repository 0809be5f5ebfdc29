//! The agencies used on this device, in a cookie: codes only, which are printed on letters anyway.

use super::codes::Codes;
use super::societe::Societe;
use crate::web::{App, CookieKind, Cookies};

/// How many agencies a device remembers.
const MOST: usize = 3;

/// Codes of agencies, last used first.
#[derive(Clone, Debug, Default)]
pub struct Remembered(Vec<Codes>);

impl Remembered {
    pub fn read(cookies: &Cookies) -> Self {
        let kept = cookies.value(CookieKind::Agencies).unwrap_or_default();
        let pairs = kept.split('|').filter_map(|pair| pair.split_once('.'));
        let codes = pairs.filter_map(|(client, societe)| Codes::parse(client, societe));
        Self(codes.take(MOST).collect())
    }

    /// The agency used last.
    pub fn last(&self) -> Option<&Codes> {
        self.0.first()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Codes> {
        self.0.iter()
    }

    /// Puts an agency first.
    pub fn with(self, cookies: Cookies, societe: &Societe, app: &App) -> Cookies {
        let Some(codes) = societe.codes() else { return cookies };
        if self.last() == Some(&codes) {
            return cookies;
        }
        let others = self.0.into_iter().filter(|other| *other != codes);
        let kept: Vec<Codes> = std::iter::once(codes.clone()).chain(others).take(MOST).collect();
        Self(kept).write(cookies, app)
    }

    /// Forgets an agency.
    pub fn without(mut self, cookies: Cookies, codes: &Codes, app: &App) -> Cookies {
        self.0.retain(|other| other != codes);
        self.write(cookies, app)
    }

    fn write(self, cookies: Cookies, app: &App) -> Cookies {
        let pairs = self
            .0
            .iter()
            .map(|codes| format!("{}.{}", codes.client.as_str(), codes.societe.as_str()));
        let kept = pairs.collect::<Vec<_>>().join("|");
        if kept.is_empty() {
            return cookies.forget(CookieKind::Agencies);
        }
        cookies.set(CookieKind::Agencies, kept, Some(app.settings.device.remembered))
    }
}
