//! A letter: what the platform has to say to one person, before it becomes an e-mail.

use askama::Template;
use sea_orm::prelude::Uuid;

use crate::mail::one_line::one_line;

/// The text part's width in characters: under the 78 of RFC 5322 even once quoted with `> `.
const WIDTH: usize = 74;

/// Words only: every sentence comes from `texts/`, already in the reader's language.
/// No `Debug`: the button carries a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// One bare address.
    pub to: String,
    /// The account that it is about; none where anybody may have typed the address.
    pub account: Option<Uuid>,
    /// The agency's name, or « Palier »; also the letterhead.
    pub from_name: String,
    /// The agency's own address, if it reads answers.
    pub reply_to: Option<String>,
    pub subject: String,
    /// A BCP 47 tag, such as `fr`.
    pub lang: &'static str,
    pub greeting: Option<String>,
    pub paragraphs: Vec<String>,
    pub button: Option<Button>,
    /// Validity, reason of the letter, what to do if it was not the reader's doing.
    pub small_print: Vec<String>,
    /// How to get no more of its kind (RFC 8058); none for what protects the reader.
    pub stop: Option<Button>,
    /// One line each: the agency's name, its telephone.
    pub signature: Vec<String>,
}

/// The one thing that the letter asks for. The address is also shown in clear, in both parts.
#[derive(Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    /// Absolute, on our own domain, written as is: never shortened, wrapped or counted.
    pub url: String,
}

impl Letter {
    /// The plain text part, lines ending in `\n`.
    pub fn text(&self) -> String {
        let text = Plain { letter: self }.to_string();
        format!("{}\n", text.trim_end())
    }

    /// The HTML part: a whole document that fetches nothing.
    pub fn html(&self) -> String {
        Sheet { letter: self }.to_string()
    }
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Plain<'a> {
    letter: &'a Letter,
}

impl Plain<'_> {
    fn wrapped(words: &str) -> String {
        wrap(&one_line(words), WIDTH)
    }
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Sheet<'a> {
    letter: &'a Letter,
}

/// Breaks at plain spaces only, so « no-break » stays true; a longer word keeps a line of its own.
fn wrap(words: &str, width: usize) -> String {
    let mut text = String::new();
    let mut column = 0;
    for word in words.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_up_to_the_width_and_never_beyond() {
        assert_eq!(wrap("un deux trois", 7), "un deux\ntrois");
        assert_eq!(wrap("un deux trois", 6), "un\ndeux\ntrois");
    }

    #[test]
    fn a_word_longer_than_the_width_is_not_cut() {
        assert_eq!(
            wrap("voir https://palier.fr/abcdef ici", 10),
            "voir\nhttps://palier.fr/abcdef\nici"
        );
    }

    #[test]
    fn a_no_break_space_never_ends_a_line() {
        assert_eq!(wrap("dit «\u{a0}oui\u{a0}» hier", 8), "dit\n«\u{a0}oui\u{a0}»\nhier");
    }
}
