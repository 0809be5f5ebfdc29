//! Which field, button, form or link is meant: exactly one, or the story stops.

use scraper::ElementRef;
use scraper::Html;

use super::Browser;
use super::form;
use super::form::Sending;
use super::page;
use crate::support::words::normal;

impl Browser {
    #[track_caller]
    pub(super) fn entered(&self) -> Sending {
        let document = page::parse(&self.html());
        let inside = page::all(&document, "main form");
        let forms = if inside.is_empty() { page::all(&document, "form") } else { inside };
        let fits = |form: &ElementRef| self.misfit(&document, *form).is_none();
        let forms: Vec<_> = forms.into_iter().filter(fits).collect();
        let [form] = forms[..] else {
            panic!("{}\n{} forms could be sent; press a button", self.place(), forms.len())
        };
        let controls = form::controls_of(&document, form);
        let button = controls.into_iter().find(|control| form::is_submit(*control));
        form::sending(&document, form, button, &self.acts)
    }

    #[track_caller]
    pub(super) fn pressed(&self, words: &str, near: Option<&str>) -> Sending {
        let document = page::parse(&self.html());
        let controls = form::controls(&document).into_iter();
        let buttons: Vec<_> = controls.filter(|control| form::is_submit(*control)).collect();
        let button = self.one_called(&buttons, words, near);
        assert!(button.attr("disabled").is_none(), "{}\n{words:?} is disabled", self.place());
        let Some(form) = form::owner(&document, button) else {
            panic!("{}\n{words:?} belongs to no form", self.place())
        };
        if let Some(stray) = self.misfit(&document, form) {
            panic!("{}\nthe form of {words:?} has no field {stray}", self.place());
        }
        form::sending(&document, form, Some(button), &self.acts)
    }

    #[track_caller]
    pub(super) fn linked(&self, words: &str, near: Option<&str>) -> String {
        let document = page::parse(&self.html());
        let link = self.one_called(&page::all(&document, "a[href]"), words, near);
        self.here(&self.url, link.attr("href").unwrap_or_default())
    }

    /// The one element with this name. Links of the same words to the same place are one.
    #[track_caller]
    fn one_called<'a>(
        &self,
        all: &[ElementRef<'a>],
        words: &str,
        near: Option<&str>,
    ) -> ElementRef<'a> {
        let words = normal(words);
        let mut found: Vec<_> = all.iter().copied().filter(|it| page::name(*it) == words).collect();
        if found.is_empty() {
            found = all.iter().copied().filter(|it| page::name(*it).contains(&words)).collect();
        }
        if let Some(near) = near {
            found.retain(|it| page::distance(*it, near).is_some());
            let least = found.iter().filter_map(|it| page::distance(*it, near)).min();
            found.retain(|it| page::distance(*it, near) == least);
        }
        let names = || all.iter().map(|it| page::name(*it)).collect::<Vec<_>>();
        let Some(first) = found.first().copied() else {
            panic!("{}\nnothing called {words:?}; there are: {:?}", self.place(), names())
        };
        let same =
            |it: &ElementRef| it.attr("href").is_some() && it.attr("href") == first.attr("href");
        assert!(
            found.len() == 1 || found.iter().all(same),
            "{}\n{} things called {words:?}: say beside what",
            self.place(),
            found.len()
        );
        first
    }

    #[track_caller]
    pub(super) fn labelled<'a>(&self, document: &'a Html, label: &str) -> ElementRef<'a> {
        match form::labelled(document, label) {
            Some(control) if form::is_open(control) => control,
            Some(_) => panic!("{}\nthe field {label:?} is closed", self.place()),
            None => {
                let labels: Vec<_> =
                    page::all(document, "label").into_iter().map(page::shown).collect();
                panic!("{}\nno field is labelled {label:?}; there are: {labels:?}", self.place())
            }
        }
    }

    /// The first field acted on that this form does not have.
    fn misfit(&self, document: &Html, form: ElementRef) -> Option<&str> {
        let controls = form::controls_of(document, form);
        let has = |name: &str| controls.iter().any(|control| control.attr("name") == Some(name));
        self.acts.iter().map(|act| act.name.as_str()).find(|name| !has(name))
    }
}
