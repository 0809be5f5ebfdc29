//! An address as the browser reads it: relative to the page that it stands in.

/// Where a link, a form or a redirection leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// A path and query of our own origin.
    Here(String),
    Elsewhere(String),
}

/// Resolves `href` as found in the page at `base` (a path and query). The fragment is dropped.
pub fn resolve(origin: &str, base: &str, href: &str) -> Target {
    let href = href.trim().split('#').next().unwrap_or_default();
    if let Some(rest) = href.strip_prefix(origin)
        && (rest.is_empty() || rest.starts_with(['/', '?']))
    {
        return Target::Here(rooted(rest));
    }
    if href.starts_with("//") || has_scheme(href) {
        return Target::Elsewhere(href.to_owned());
    }
    let path = base.split('?').next().unwrap_or_default();
    Target::Here(match href.chars().next() {
        None => encoded(base),
        Some('/') => rooted(href),
        Some('?') => encoded(&format!("{path}{href}")),
        Some(_) => rooted(&format!("{}{href}", folder(path))),
    })
}

/// The address without its query.
pub fn path(url: &str) -> &str {
    url.split('?').next().unwrap_or_default()
}

/// Writes pairs as a form does (`application/x-www-form-urlencoded`).
pub fn urlencoded(pairs: &[(String, String)]) -> String {
    let written = pairs.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    written.collect::<Vec<_>>().join("&")
}

fn has_scheme(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

fn folder(path: &str) -> &str {
    path.rfind('/').map_or("/", |end| &path[..=end])
}

/// Starts at `/`, with `.` and `..` walked.
fn rooted(url: &str) -> String {
    let (path, query) =
        url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/').skip(1) {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    if path.ends_with("/.") || path.ends_with("/..") {
        steps.push("");
    }
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    encoded(&format!("/{}{query}", steps.join("/")))
}

/// Percent-encodes what may not stand in a request line.
fn encoded(url: &str) -> String {
    url.bytes().map(|b| written(b, b.is_ascii_graphic() && !b"\"<>`{}".contains(&b))).collect()
}

fn escaped(text: &str) -> String {
    let kept = |b: u8| b.is_ascii_alphanumeric() || b"*-._".contains(&b);
    text.bytes().map(|b| if b == b' ' { "+".into() } else { written(b, kept(b)) }).collect()
}

fn written(byte: u8, kept: bool) -> String {
    if kept { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

#[test]
fn an_address_is_read_from_the_page_it_stands_in() {
    let here = |href| match resolve("https://a.test", "/office/12/edit?tab=1", href) {
        Target::Here(url) => url,
        Target::Elsewhere(url) => format!("elsewhere: {url}"),
    };
    assert_eq!(here(""), "/office/12/edit?tab=1");
    assert_eq!(here("#top"), "/office/12/edit?tab=1");
    assert_eq!(here("?tab=2"), "/office/12/edit?tab=2");
    assert_eq!(here("lots"), "/office/12/lots");
    assert_eq!(here("../13/./lots?a=../b"), "/office/13/lots?a=../b");
    assert_eq!(here("/login?client=é à"), "/login?client=%C3%A9%20%C3%A0");
    assert_eq!(here("https://a.test"), "/");
    assert_eq!(here("https://a.test/x"), "/x");
    assert_eq!(here("https://a.test.evil/x"), "elsewhere: https://a.test.evil/x");
    assert_eq!(here("//evil.test/x"), "elsewhere: //evil.test/x");
    assert_eq!(here("mailto:a@b.fr"), "elsewhere: mailto:a@b.fr");
}

#[test]
fn a_form_is_written_as_browsers_write_it() {
    let pairs = [("e mail".to_owned(), "a+b@é.fr".to_owned()), ("note".into(), "l\r\n*~".into())];
    assert_eq!(urlencoded(&pairs), "e+mail=a%2Bb%40%C3%A9.fr&note=l%0D%0A*%7E");
}
