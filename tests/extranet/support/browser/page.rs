//! A page as it is read: its words, and nothing of what makes them.

use scraper::ElementRef;
use scraper::Html;
use scraper::Node;
use scraper::Selector;

use crate::support::words::normal;

/// Elements that do not cut a line of text.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "button", "cite", "code", "data", "em", "i", "kbd", "label", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "u",
];

const NEVER_SHOWN: [&str; 5] = ["head", "script", "style", "template", "datalist"];

/// Reads the page as a browser without JavaScript: what stands in `noscript` is shown.
pub fn parse(html: &str) -> Html {
    Html::parse_document(&html.replace("<noscript>", "").replace("</noscript>", ""))
}

/// # Panics
/// When the selector, which only this kit writes, cannot be read.
pub fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

pub fn by_id<'a>(page: &'a Html, id: &str) -> Option<ElementRef<'a>> {
    all(page, "[id]").into_iter().find(|element| element.attr("id") == Some(id))
}

/// The words of an element, without what is hidden.
pub fn shown(element: ElementRef) -> String {
    let mut text = String::new();
    write(element, &mut text);
    normal(&text)
}

/// The name that the element is called by: `aria-label`, the words in it, or a button's value.
pub fn name(element: ElementRef) -> String {
    let named = element.attr("aria-label").map(normal);
    let named = named.or_else(|| Some(shown(element)).filter(|text| !text.is_empty()));
    named.unwrap_or_else(|| normal(element.attr("value").unwrap_or_default()))
}

/// How many steps up from the element this text is first met.
pub fn distance(element: ElementRef, text: &str) -> Option<usize> {
    let mut around = element.ancestors().filter_map(ElementRef::wrap);
    around.position(|ancestor| shown(ancestor).contains(&normal(text)))
}

fn write(element: ElementRef, text: &mut String) {
    let tag = element.value().name();
    if NEVER_SHOWN.contains(&tag) || element.attr("hidden").is_some() {
        return;
    }
    let inline = INLINE.contains(&tag);
    if !inline {
        text.push(' ');
    }
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| write(child, text)),
        }
    }
    if !inline {
        text.push(' ');
    }
}

#[test]
fn a_page_is_read_without_its_machinery() {
    let page = parse(
        "<title>T</title><p>Il <b>vous</b> reste&nbsp;: 12&#8239;€</p><p hidden>non</p>\
         <script>x</script><noscript><p>Sans script</p></noscript><p>l’heure…</p>",
    );
    assert_eq!(shown(page.root_element()), "Il vous reste : 12 € Sans script l'heure...");
}
