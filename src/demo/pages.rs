//! The mails of the demonstration, which nobody else receives.

use askama::Template;
use axum::extract::{Path, State};

use super::letter_body;
use super::mailbox;
use crate::clock::paris_day_and_time;
use crate::web::{App, Error, Page, Visitor};

/// How many mails the list shows.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
pub struct MailboxPage {
    visitor: Visitor,
    mails: Vec<MailLine>,
}

struct MailLine {
    address: String,
    to: String,
    subject: String,
    /// In words: `12 mai 2026 à 14:32`.
    at: String,
}

pub async fn mailbox(State(app): State<App>, visitor: Visitor) -> Result<Page<MailboxPage>, Error> {
    let mails = mailbox::newest(app.settings.mail.folder.clone(), SHOWN).await;
    let mails = mails.map_err(Error::internal)?.into_iter().map(|mail| MailLine {
        address: format!("/demo/mails/{}", mail.file),
        at: paris_day_and_time(mail.at, visitor.lang),
        to: mail.to,
        subject: mail.subject,
    });
    Ok(Page(MailboxPage { mails: mails.collect(), visitor }))
}

#[derive(Template)]
#[template(path = "demo/mail.html")]
pub struct MailPage {
    visitor: Visitor,
    to: String,
    from: String,
    subject: String,
    at: String,
    /// Safe HTML without styles, and without a title of the first rank.
    html: String,
    text: String,
    /// The addresses of our pages that the mail holds.
    links: Vec<String>,
}

pub async fn mail(
    State(app): State<App>,
    visitor: Visitor,
    Path(file): Path<String>,
) -> Result<Page<MailPage>, Error> {
    let found = mailbox::one(app.settings.mail.folder.clone(), file).await;
    let mail = found.map_err(Error::internal)?.ok_or(Error::NotFound)?;
    let ours = app.address("");
    Ok(Page(MailPage {
        at: paris_day_and_time(mail.at, visitor.lang),
        html: letter_body::clean(&mail.html, &ours),
        links: mail.links(&ours),
        to: mail.to,
        from: mail.from,
        subject: mail.subject,
        text: mail.text,
        visitor,
    }))
}
