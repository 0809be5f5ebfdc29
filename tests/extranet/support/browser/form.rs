//! The forms of a page: what a person does to them, and what is then sent.

use scraper::ElementRef;
use scraper::Html;

use super::page;
use crate::support::words::normal;

/// Something done to a field, kept until the form is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub name: String,
    pub value: String,
    pub deed: Deed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Type,
    Tick,
    Untick,
    /// A radio button, or an option of a list.
    Choose,
}

/// What a form sends, and where.
#[derive(Debug)]
pub struct Sending {
    pub post: bool,
    pub action: String,
    pub pairs: Vec<(String, String)>,
    /// The fields of files, where the form sends files.
    pub files: Option<Vec<String>>,
}

/// Every field, button and list, in the order of the page.
pub fn controls(document: &Html) -> Vec<ElementRef<'_>> {
    page::all(document, "input, textarea, select, button")
}

pub fn kind(control: ElementRef) -> String {
    let tag = control.value().name();
    let default = match tag {
        "input" => "text",
        "button" => "submit",
        tag => return tag.to_owned(),
    };
    control.attr("type").unwrap_or(default).to_ascii_lowercase()
}

pub fn is_submit(control: ElementRef) -> bool {
    ["submit", "image"].contains(&kind(control).as_str())
}

/// Whether a person can put something in it.
pub fn is_open(control: ElementRef) -> bool {
    let closed = ["hidden", "submit", "image", "button", "reset"].contains(&kind(control).as_str());
    !closed && !is_disabled(control) && control.attr("readonly").is_none()
}

fn is_disabled(control: ElementRef) -> bool {
    let mut around = control.ancestors().filter_map(ElementRef::wrap);
    control.attr("disabled").is_some()
        || around.any(|it| it.value().name() == "fieldset" && it.attr("disabled").is_some())
}

/// The form that a control belongs to, by its `form` attribute or because it stands inside.
pub fn owner<'a>(document: &'a Html, control: ElementRef<'a>) -> Option<ElementRef<'a>> {
    match control.attr("form") {
        Some(id) => page::by_id(document, id),
        None => control
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|around| around.value().name() == "form"),
    }
}

pub fn controls_of<'a>(document: &'a Html, form: ElementRef<'a>) -> Vec<ElementRef<'a>> {
    let belongs = |control: &ElementRef<'a>| {
        owner(document, *control).is_some_and(|owner| owner.id() == form.id())
    };
    controls(document).into_iter().filter(belongs).collect()
}

/// The control that this label names: by `for`, or around it, or by `aria-label`.
pub fn labelled<'a>(document: &'a Html, label: &str) -> Option<ElementRef<'a>> {
    let label = normal(label);
    let labels = page::all(document, "label");
    let exact = labels.iter().find(|candidate| page::shown(**candidate) == label);
    let near = labels.iter().find(|candidate| page::shown(**candidate).starts_with(&label));
    let named = exact.or(near).and_then(|found| {
        let inside = |control: &ElementRef| control.ancestors().any(|it| it.id() == found.id());
        let by_id = found.attr("for").map(|id| page::by_id(document, id));
        by_id.unwrap_or_else(|| controls(document).into_iter().find(inside))
    });
    named.or_else(|| {
        let called = |control: &ElementRef| control.attr("aria-label").map(normal);
        controls(document).into_iter().find(|control| called(control).as_ref() == Some(&label))
    })
}

/// What the form sends when this button, if any, is pressed.
pub fn sending(
    document: &Html,
    form: ElementRef,
    button: Option<ElementRef>,
    acts: &[Act],
) -> Sending {
    let own = |name: &str| button.and_then(|button| button.attr(&format!("form{name}")));
    let attr = |name: &str| own(name).or_else(|| form.attr(name)).unwrap_or_default().to_owned();
    let files = attr("enctype").eq_ignore_ascii_case("multipart/form-data").then(|| {
        let all = controls_of(document, form).into_iter().filter(|it| kind(*it) == "file");
        all.filter_map(|it| it.attr("name").map(str::to_owned)).collect()
    });
    let pairs = controls_of(document, form)
        .into_iter()
        .filter(|control| !is_disabled(*control))
        .filter_map(|control| {
            let name = control.attr("name").filter(|name| !name.is_empty())?;
            let pressed = button.is_some_and(|button| button.id() == control.id());
            let pressed = pressed.then(|| control.attr("value").unwrap_or_default().to_owned());
            Some((name.to_owned(), pressed.or_else(|| content(control, acts))?))
        })
        .collect();
    let post = attr("method").eq_ignore_ascii_case("post");
    Sending { post, action: attr("action"), pairs, files }
}

/// What the field holds after the acts; nothing when it sends nothing.
pub fn content(control: ElementRef, acts: &[Act]) -> Option<String> {
    let name = control.attr("name").unwrap_or_default();
    let value = control.attr("value");
    let last = |deed: Deed| acts.iter().rfind(|act| act.name == name && act.deed == deed);
    match kind(control).as_str() {
        "submit" | "image" | "button" | "reset" | "file" => None,
        "checkbox" => {
            let value = value.unwrap_or("on");
            let done = acts.iter().rfind(|act| act.name == name && act.value == value);
            let ticked =
                done.map_or(control.attr("checked").is_some(), |act| act.deed == Deed::Tick);
            ticked.then(|| value.to_owned())
        }
        "radio" => {
            let value = value.unwrap_or("on");
            let checked = control.attr("checked").is_some();
            last(Deed::Choose).map_or(checked, |act| act.value == value).then(|| value.to_owned())
        }
        "select" => last(Deed::Choose).map(|act| act.value.clone()).or_else(|| selected(control)),
        "textarea" => {
            let text = control.text().collect::<String>();
            let text = last(Deed::Type).map_or(text, |act| act.value.clone());
            Some(text.replace("\r\n", "\n").replace('\n', "\r\n"))
        }
        _ => Some(
            last(Deed::Type).map_or(value.unwrap_or_default().to_owned(), |act| act.value.clone()),
        ),
    }
}

pub fn options(list: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let inside = list.descendants().filter_map(ElementRef::wrap);
    inside.filter(|element| element.value().name() == "option").collect()
}

pub fn option_value(option: ElementRef) -> String {
    option.attr("value").map_or_else(|| page::shown(option), str::to_owned)
}

fn selected(list: ElementRef) -> Option<String> {
    let options = options(list);
    let chosen = options.iter().find(|option| option.attr("selected").is_some());
    chosen.or_else(|| options.first()).map(|option| option_value(*option))
}
