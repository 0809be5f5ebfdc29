//! The mail folder of a demonstration, read as a mailbox would show it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use mail_parser::{Address, Message, MessageParser};

use crate::clock::Moment;

pub struct Mail {
    /// The name of its file, which is also its address.
    pub file: String,
    pub to: String,
    pub from: String,
    pub subject: String,
    pub at: Moment,
    pub text: String,
    pub html: String,
}

/// The newest mails of the folder, newest first, `most` at the most.
pub async fn newest(folder: PathBuf, most: usize) -> io::Result<Vec<Mail>> {
    apart(move || {
        let names = names(&folder)?;
        names.iter().take(most).map(|name| read(&folder, name)).collect()
    })
    .await
}

/// The mail of this file, when it is one of the folder's: any other name opens nothing.
pub async fn one(folder: PathBuf, file: String) -> io::Result<Option<Mail>> {
    apart(move || {
        let known = names(&folder)?.into_iter().find(|name| *name == file);
        known.map(|name| read(&folder, &name)).transpose()
    })
    .await
}

/// On a thread that may wait for the disk.
async fn apart<T: Send + 'static>(
    reading: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(reading).await.map_err(io::Error::other)?
}

/// Newest first: names begin with the date, and end with a number that grows.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for file in files {
        let name = file?.file_name().into_string().unwrap_or_default();
        if name.strip_suffix(".eml").is_some_and(|stem| !stem.starts_with('.')) {
            names.push(name);
        }
    }
    names.sort_unstable_by(|one, other| other.cmp(one));
    Ok(names)
}

fn read(folder: &Path, name: &str) -> io::Result<Mail> {
    let bytes = fs::read(folder.join(name))?;
    let mail = MessageParser::default().parse(&bytes);
    let mail = mail.ok_or_else(|| io::Error::other(format!("{name} is not a mail")))?;
    Ok(opened(&mail, name))
}

fn opened(mail: &Message, name: &str) -> Mail {
    let seconds = mail.date().map_or(0, mail_parser::DateTime::to_timestamp);
    let body = |part: Option<std::borrow::Cow<str>>| part.unwrap_or_default().replace("\r\n", "\n");
    Mail {
        file: name.to_owned(),
        to: mail.to().map(in_words).unwrap_or_default(),
        from: mail.from().map(in_words).unwrap_or_default(),
        subject: mail.subject().unwrap_or_default().to_owned(),
        at: Moment::from_millis(seconds.saturating_mul(1_000)),
        text: body(mail.body_text(0)),
        html: body(mail.body_html(0)),
    }
}

/// « Cabinet Bellevue <ne-pas-repondre@…> »
fn in_words(address: &Address) -> String {
    let each = address.iter().map(|one| match (one.name.as_deref(), one.address.as_deref()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => address.or(name).unwrap_or_default().to_owned(),
    });
    each.collect::<Vec<_>>().join(", ")
}

impl Mail {
    /// The addresses of our own pages in the text part, each once.
    pub fn links(&self, ours: &str) -> Vec<String> {
        let mut links: Vec<String> = Vec::new();
        for word in self.text.split_whitespace() {
            let is_ours = word.strip_prefix(ours).is_some_and(|path| path.starts_with('/'));
            if is_ours && !links.iter().any(|known| known == word) {
                links.push(word.to_owned());
            }
        }
        links
    }
}
