//! The envelope: a posted letter with the headers that let it travel, and be answered by nobody.

use std::time::Duration;
use std::time::SystemTime;

use lettre::Address;
use lettre::Message;
use lettre::message::Body;
use lettre::message::Mailbox;
use lettre::message::MultiPart;
use lettre::message::SinglePart;
use lettre::message::header::ContentTransferEncoding::QuotedPrintable;
use lettre::message::header::HeaderName;
use lettre::message::header::HeaderValue;
use thiserror::Error;
use uuid::Uuid;

use crate::mail::one_line::for_header;

const LONGEST_NAME: usize = 100;
const LONGEST_SUBJECT: usize = 200;
/// The end of year 9999, past which no `Date` can be written.
const LAST_DATE_MS: i64 = 253_402_300_799_000;

/// A letter as its outbox row keeps it. No `Debug`: both bodies carry a secret.
#[derive(Clone)]
pub struct Posted {
    /// The outbox row's: it becomes the `Message-ID`, so a second try is the same message.
    pub id: Uuid,
    /// One bare address.
    pub to: String,
    pub from_name: String,
    pub reply_to: Option<String>,
    pub subject: String,
    /// A BCP 47 tag, such as `fr`.
    pub lang: String,
    pub text: String,
    pub html: String,
    /// Where one press, or the reader's mail program, turns letters of this kind off (RFC 8058).
    pub stop_url: Option<String>,
    /// Milliseconds since 1970, UTC.
    pub created_at_ms: i64,
}

/// Why a letter can never leave.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum EnvelopeError {
    #[error("the sender's address is not a mail address")]
    Sender,
    #[error("the recipient's address is not one mail address")]
    Recipient,
    #[error("the address for answers is not a mail address")]
    ReplyTo,
    #[error("the language is not a tag such as `fr`")]
    Language,
    #[error("the letter cannot be put together: {0}")]
    Unbuildable(String),
}

/// The address that every letter of the platform comes from (setting `mail.from`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Address);

impl Sender {
    /// `from` is a bare address: the name before it is each letter's own.
    pub fn parse(from: &str) -> Result<Self, EnvelopeError> {
        address(from).map(Self).ok_or(EnvelopeError::Sender)
    }

    /// The message to send, in pure ASCII. The same row gives the same headers each time.
    pub fn seal(&self, posted: &Posted) -> Result<Message, EnvelopeError> {
        let to = address(&posted.to).ok_or(EnvelopeError::Recipient)?;
        let mut message = Message::builder()
            .from(named(&posted.from_name, self.0.clone()))
            .to(Mailbox::new(None, to))
            .subject(for_header(&posted.subject, LONGEST_SUBJECT))
            .date(instant(posted.created_at_ms))
            .message_id(Some(format!("<{}@{}>", posted.id, self.0.domain())))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"))
            .raw_header(header("Content-Language", language(&posted.lang)?));
        if let Some(url) = &posted.stop_url {
            message = message
                .raw_header(header("List-Unsubscribe", &format!("<{url}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        if let Some(reply_to) = &posted.reply_to {
            let reply_to = address(reply_to).ok_or(EnvelopeError::ReplyTo)?;
            message = message.reply_to(named(&posted.from_name, reply_to));
        }
        message
            .multipart(both_parts(&posted.text, &posted.html)?)
            .map_err(|error| EnvelopeError::Unbuildable(error.to_string()))
    }
}

fn named(name: &str, address: Address) -> Mailbox {
    let name = for_header(name, LONGEST_NAME);
    Mailbox::new((!name.is_empty()).then_some(name), address)
}

/// Only ASCII: an accented domain arrives here already as `xn--…`, and an accented local part
/// would need a server that speaks SMTPUTF8. No quoted local part: nobody has one, and it could
/// hold a second address.
fn address(written: &str) -> Option<Address> {
    let plain = written.chars().all(|c| c.is_ascii_graphic() && !"\"<>,;".contains(c));
    plain.then(|| written.parse().ok()).flatten()
}

fn instant(ms: i64) -> SystemTime {
    let ms = u64::try_from(ms.min(LAST_DATE_MS)).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_millis(ms)
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn language(tag: &str) -> Result<&str, EnvelopeError> {
    let well_formed = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    well_formed.then_some(tag).ok_or(EnvelopeError::Language)
}

/// The better part comes last (RFC 2046, 5.1.4).
fn both_parts(text: &str, html: &str) -> Result<MultiPart, EnvelopeError> {
    let text = SinglePart::plain(quoted(text)?);
    let html = SinglePart::html(quoted(html)?);
    Ok(MultiPart::alternative().singlepart(text).singlepart(html))
}

/// Quoted-printable: long lines survive every relay, and the words stay readable in the file.
fn quoted(words: &str) -> Result<Body, EnvelopeError> {
    Body::new_with_encoding(words.to_owned(), QuotedPrintable)
        .map_err(|_| EnvelopeError::Unbuildable("a body refuses quoted-printable".to_owned()))
}
