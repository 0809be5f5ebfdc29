//! The HTML part of one of our letters, reduced to what may stand inside a page.
//!
//! A list of what is kept, not of what is refused: `a` (to our own pages), `p`, `strong`, `br` and
//! `div`, all without attributes of the letter.

/// Elements whose content is not part of the letter's words.
const UNREAD: [&str; 5] = ["head", "title", "style", "script", "template"];

/// `ours` is the address of the site, without a slash at its end.
pub fn clean(html: &str, ours: &str) -> String {
    let mut letter = Letter { ours, kept: String::new(), open: Vec::new() };
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        letter.words(&rest[..start]);
        rest = letter.markup(&rest[start..]);
    }
    letter.words(rest);
    letter.close_all();
    letter.kept
}

struct Letter<'a> {
    ours: &'a str,
    kept: String,
    /// Elements not closed yet, from the outermost.
    open: Vec<&'static str>,
}

impl Letter<'_> {
    fn words(&mut self, words: &str) {
        self.kept.push_str(&words.replace('>', "&gt;"));
    }

    /// Reads what begins with `<`; returns what comes after it.
    fn markup<'b>(&mut self, rest: &'b str) -> &'b str {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return after(comment, "-->");
        }
        let end = end_of_tag(rest);
        let (tag, rest) = rest.split_at(end);
        let name = name(tag);
        if UNREAD.contains(&&*name) && !tag.starts_with("</") {
            return after(rest, &format!("</{name}>"));
        }
        match element(&name) {
            Some(element) if tag.starts_with("</") => self.close(element),
            Some(element) => self.begin(element, tag),
            None => {}
        }
        rest
    }

    fn begin(&mut self, element: &'static str, tag: &str) {
        if matches!(element, "p" | "div") {
            self.close("p");
        }
        match element {
            "br" => return self.kept.push_str("<br>"),
            "a" => {
                let Some(address) = own_address(tag, self.ours) else { return };
                self.close("a");
                let look =
                    if tag.contains(r#"class="on-button""#) { " class=\"button\"" } else { "" };
                self.kept.push_str(&format!("<a{look} href=\"{address}\">"));
            }
            _ => self.kept.push_str(&format!("<{element}>")),
        }
        self.open.push(element);
    }

    /// Closes the element and all that is open in it; nothing when it is not open.
    fn close(&mut self, element: &str) {
        while self.open.contains(&element) {
            if let Some(last) = self.open.pop() {
                self.kept.push_str(&format!("</{last}>"));
            }
        }
    }

    fn close_all(&mut self) {
        while let Some(last) = self.open.pop() {
            self.kept.push_str(&format!("</{last}>"));
        }
    }
}

/// What the page has in place of the letter's element. Cells are what our letters are laid out with.
fn element(name: &str) -> Option<&'static str> {
    match name {
        "p" => Some("p"),
        "strong" => Some("strong"),
        "br" => Some("br"),
        "a" => Some("a"),
        "td" => Some("div"),
        _ => None,
    }
}

fn name(tag: &str) -> String {
    let letters = tag.trim_start_matches(['<', '/']).chars();
    letters.take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// Just after the `>` that ends a tag; one between quotes does not.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    rest.len()
}

fn after<'a>(rest: &'a str, end: &str) -> &'a str {
    rest.to_ascii_lowercase().find(end).map_or("", |at| &rest[at + end.len()..])
}

fn own_address<'a>(tag: &'a str, ours: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(" href=\"")?;
    let (address, _) = rest.split_once('"')?;
    let path = address.strip_prefix(ours)?;
    let is_plain = path.bytes().all(|b| b.is_ascii_graphic() && !b"<>'\\`".contains(&b));
    (path.starts_with('/') && is_plain).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "http://127.0.0.1:8080";

    #[test]
    fn a_letter_keeps_its_words_and_its_link() {
        let html = "<!doctype html><html><head><title>T</title><style>p > a {}</style></head>\
            <body bgcolor=\"#fff\"><!--[if mso]><table><![endif]--><table><tr><td style=\"a\">\
            <p style=\"b\">Bonjour &amp; <strong>merci</strong></p>\
            <a class=\"on-button\" href=\"http://127.0.0.1:8080/x?a=1&#38;b=2\">Valider</a>\
            </td></tr></table></body></html>";
        assert_eq!(
            clean(html, OURS),
            "<div><p>Bonjour &amp; <strong>merci</strong></p><a class=\"button\" \
             href=\"http://127.0.0.1:8080/x?a=1&#38;b=2\">Valider</a></div>"
        );
    }

    #[test]
    fn nothing_runs_and_nothing_leads_elsewhere() {
        for (html, kept) in [
            ("<script>alert(1)</script>a", "a"),
            ("<SCRIPT src=x>alert(1)</SCRIPT>a", "a"),
            ("<script>alert(1)", ""),
            ("<style>p{}", ""),
            ("<img src=x onerror=alert(1)>a<svg/onload=alert(1)>", "a"),
            ("<p onclick=\"a>b\">a</p>", "<p>a</p>"),
            ("<a href=\"javascript:alert(1)\">a</a>", "a"),
            ("<a href=\"http://127.0.0.1:8080.evil.example/\">a</a>", "a"),
            ("<a href='http://127.0.0.1:8080/'>a</a>", "a"),
            ("<a href=\"http://127.0.0.1:8080/'><script>\">a</a>", "a"),
            ("<h1>a</h1><iframe src=x>b</iframe>", "ab"),
            ("<p>a<p>b<strong>c", "<p>a</p><p>b<strong>c</strong></p>"),
            ("</p></div>a<", "a"),
            ("<<p>a", "a"),
        ] {
            assert_eq!(clean(html, OURS), kept, "{html}");
        }
    }
}
