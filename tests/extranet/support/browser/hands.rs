//! What is done to the page: fields filled, buttons pressed, links followed.

use scraper::ElementRef;
use scraper::Html;

use super::Asked;
use super::Browser;
use super::address;
use super::files::Sent;
use super::form;
use super::form::Act;
use super::form::Deed;
use super::form::Sending;
use super::page;
use crate::support::words::normal;

impl Browser {
    /// Types into a field, which the page must have and leave open.
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        let document = page::parse(&self.html());
        let named =
            |control: &ElementRef| control.attr("name") == Some(name) && form::is_open(*control);
        match form::controls(&document).into_iter().find(named) {
            Some(control) => self.type_into(control, value),
            None => panic!(
                "{}\nno field {name} to fill; there are: {}",
                self.place(),
                fields(&document)
            ),
        }
        self
    }

    /// Types into the field that this label names.
    #[track_caller]
    pub fn fill_labelled(mut self, label: &str, value: &str) -> Self {
        let document = page::parse(&self.html());
        let control = self.labelled(&document, label);
        self.type_into(control, value);
        self
    }

    #[track_caller]
    pub fn tick(self, label: &str) -> Self {
        self.act_on(label, "checkbox", Deed::Tick)
    }

    #[track_caller]
    pub fn untick(self, label: &str) -> Self {
        self.act_on(label, "checkbox", Deed::Untick)
    }

    /// Chooses a radio button.
    #[track_caller]
    pub fn choose(self, label: &str) -> Self {
        self.act_on(label, "radio", Deed::Choose)
    }

    /// Chooses an option, by its words, in the list that this label names.
    #[track_caller]
    pub fn select(mut self, label: &str, option: &str) -> Self {
        let document = page::parse(&self.html());
        let list = self.labelled(&document, label);
        let worded = |it: &ElementRef| page::shown(*it) == normal(option);
        let Some(option) = form::options(list).into_iter().find(worded) else {
            panic!("{}\nno option {option:?} in {label:?}", self.place())
        };
        let value = form::option_value(option);
        self.acts.push(Act { name: name_of(list), value, deed: Deed::Choose });
        self
    }

    /// Sends the only form that has the filled fields, as the Enter key does.
    #[track_caller]
    pub fn submit(self) -> impl Future<Output = Self> {
        let sending = self.entered();
        self.deliver(sending)
    }

    /// Presses the button that has these words.
    #[track_caller]
    pub fn press(self, words: &str) -> impl Future<Output = Self> {
        let sending = self.pressed(words, None);
        self.deliver(sending)
    }

    /// Presses the button that stands nearest to this text: in a list, where all say the same.
    #[track_caller]
    pub fn press_beside(self, text: &str, words: &str) -> impl Future<Output = Self> {
        let sending = self.pressed(words, Some(text));
        self.deliver(sending)
    }

    #[track_caller]
    pub fn click(self, words: &str) -> impl Future<Output = Self> {
        let url = self.linked(words, None);
        self.send(Asked { url, form: None, from_page: true })
    }

    /// Follows the link that stands nearest to this text.
    #[track_caller]
    pub fn click_beside(self, text: &str, words: &str) -> impl Future<Output = Self> {
        let url = self.linked(words, Some(text));
        self.send(Asked { url, form: None, from_page: true })
    }

    fn deliver(self, sending: Sending) -> impl Future<Output = Self> {
        let Sending { post, action, pairs, files } = sending;
        let (written, action) = (address::urlencoded(&pairs), self.here(&self.url, &action));
        let asked = if post {
            let form = match files {
                Some(fields) => Sent::multipart(&pairs, &fields, &self.files),
                None => written.into(),
            };
            Asked { url: action, form: Some(form), from_page: true }
        } else {
            let url = format!("{}?{written}", address::path(&action));
            Asked { url, form: None, from_page: true }
        };
        self.send(asked)
    }

    #[track_caller]
    fn type_into(&mut self, control: ElementRef, value: &str) {
        let name = name_of(control);
        let kind = form::kind(control);
        let typed = !["checkbox", "radio", "select", "file"].contains(&kind.as_str());
        assert!(typed, "{}\nnobody types into {name}, of kind {kind}", self.place());
        let room = control.attr("maxlength").and_then(|room| room.parse().ok());
        let fits = room.is_none_or(|room: usize| value.encode_utf16().count() <= room);
        assert!(fits, "{}\n{name} holds at most {room:?} characters", self.place());
        self.acts.push(Act { name, value: value.to_owned(), deed: Deed::Type });
    }

    #[track_caller]
    fn act_on(mut self, label: &str, kind: &str, deed: Deed) -> Self {
        let document = page::parse(&self.html());
        let control = self.labelled(&document, label);
        assert_eq!(form::kind(control), kind, "{}\n{label:?} is of another kind", self.place());
        let value = control.attr("value").unwrap_or("on").to_owned();
        self.acts.push(Act { name: name_of(control), value, deed });
        self
    }
}

fn name_of(control: ElementRef) -> String {
    control.attr("name").unwrap_or_default().to_owned()
}

fn fields(document: &Html) -> String {
    let open = form::controls(document).into_iter().filter(|control| form::is_open(*control));
    open.map(name_of).collect::<Vec<_>>().join(", ")
}
