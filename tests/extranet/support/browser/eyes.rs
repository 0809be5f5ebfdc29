//! What can be read in the page.

use super::Browser;
use super::form;
use super::page;
use crate::support::words::normal;

impl Browser {
    /// The page holds this text, whatever its spaces, apostrophes and dots.
    #[track_caller]
    pub fn sees(self, text: &str) -> Self {
        let seen = self.text();
        assert!(seen.contains(&normal(text)), "{}\n{text:?} is not in: {seen}", self.place());
        self
    }

    #[track_caller]
    pub fn does_not_see(self, text: &str) -> Self {
        let seen = self.text();
        assert!(!seen.contains(&normal(text)), "{}\n{text:?} is in: {seen}", self.place());
        self
    }

    /// Every word that the page shows.
    pub fn text(&self) -> String {
        page::shown(page::parse(&self.html()).root_element())
    }

    pub fn title(&self) -> String {
        let document = page::parse(&self.html());
        let title = page::all(&document, "head > title");
        title.first().map(|title| normal(&title.text().collect::<String>())).unwrap_or_default()
    }

    /// What a field holds, by its name: as the page came, then as it was filled.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let document = page::parse(&self.html());
        let named = |control: &scraper::ElementRef| control.attr("name") == Some(name);
        let Some(control) = form::controls(&document).into_iter().find(named) else {
            panic!("{}\nno field {name}", self.place())
        };
        form::content(control, &self.acts).unwrap_or_default()
    }

    pub fn has_field(&self, name: &str) -> bool {
        let document = page::parse(&self.html());
        form::controls(&document).iter().any(|control| control.attr("name") == Some(name))
    }

    /// The mistake told for a field, found as a screen reader finds it: `aria-describedby` of a
    /// field that is `aria-invalid`.
    #[track_caller]
    pub fn mistake_on(&self, name: &str) -> Option<String> {
        let document = page::parse(&self.html());
        let named = |control: &scraper::ElementRef| control.attr("name") == Some(name);
        let Some(control) = form::controls(&document).into_iter().find(named) else {
            panic!("{}\nno field {name}", self.place())
        };
        control.attr("aria-invalid").filter(|invalid| *invalid == "true")?;
        let told = control.attr("aria-describedby")?.split_whitespace();
        let told = told.filter_map(|id| page::by_id(&document, id)).map(page::shown);
        Some(told.collect::<Vec<_>>().join(" "))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The answer as it came: for what is downloaded.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The way to the page: `303 /login`, `200 /home`.
    pub fn way(&self) -> Vec<String> {
        self.hops.iter().map(|hop| format!("{} {}", hop.status.as_u16(), hop.url)).collect()
    }

    /// Where the story stands, for its failures.
    pub(super) fn place(&self) -> String {
        format!("at {} « {} » ({})", self.url, self.title(), self.status)
    }
}
