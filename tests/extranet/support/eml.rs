//! A received e-mail, opened: what its reader sees, and the headers behind it.

use mail_parser::MessageParser;
use scraper::Html;
use scraper::Selector;

use super::words::normal;

pub struct Eml {
    pub subject: String,
    pub from_name: Option<String>,
    pub from: String,
    pub to: Vec<String>,
    pub reply_to: Option<String>,
    pub message_id: String,
    /// Seconds since 1970.
    pub date: i64,
    pub text: String,
    pub html: String,
    pub attachments: usize,
    headers: Vec<(String, String)>,
}

impl Eml {
    pub fn parse(raw: &[u8]) -> Self {
        let mail = MessageParser::default().parse(raw).expect("an e-mail");
        let from = mail.from().and_then(|from| from.first()).expect("a sender");
        let addresses = |list: &mail_parser::Address| {
            list.iter().filter_map(|one| one.address.as_deref().map(str::to_owned)).collect()
        };
        let reply_to = mail.reply_to().and_then(|list| list.first());
        Self {
            subject: mail.subject().unwrap_or_default().to_owned(),
            from_name: from.name.as_deref().map(str::to_owned),
            from: from.address.as_deref().unwrap_or_default().to_owned(),
            to: mail.to().map(addresses).unwrap_or_default(),
            reply_to: reply_to.and_then(|one| one.address.as_deref()).map(str::to_owned),
            message_id: mail.message_id().unwrap_or_default().to_owned(),
            date: mail.date().expect("a date").to_timestamp(),
            text: mail.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: mail.body_html(0).unwrap_or_default().replace("\r\n", "\n"),
            attachments: mail.attachment_count(),
            headers: owned(mail.headers_raw()),
        }
    }

    /// Whether the plain text holds these words, however its lines are broken.
    pub fn says(&self, words: &str) -> bool {
        normal(&self.text).contains(&normal(words))
    }

    /// The first header of that name, unfolded but not decoded.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_str())
    }

    pub fn header_names(&self) -> Vec<&str> {
        self.headers.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The first link to follow, as the plain text shows it.
    pub fn link(&self) -> String {
        self.links().into_iter().next().expect("a link in the letter")
    }

    /// Every address that stands in the plain text.
    pub fn links(&self) -> Vec<String> {
        let words = self.text.split_whitespace();
        let links =
            words.filter(|word| word.starts_with("http://") || word.starts_with("https://"));
        links.map(str::to_owned).collect()
    }

    /// Every `href` of the HTML part.
    pub fn html_links(&self) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        let anchors = Selector::parse("a[href]").expect("a selector");
        page.select(&anchors).filter_map(|a| a.attr("href")).map(str::to_owned).collect()
    }
}

fn owned<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(String, String)> {
    let unfolded = |value: &str| value.replace("\r\n", "").trim().to_owned();
    headers.map(|(name, value)| (name.to_owned(), unfolded(value))).collect()
}
