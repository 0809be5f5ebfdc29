//! An upload: a posted form with files, read part by part as it arrives, and no part without bound.

use std::collections::HashMap;
use std::io;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};

use super::Error;

/// How our pages send files.
pub(super) const FILES: &str = "multipart/form-data";

/// What is typed into one field of such a form: 4 000 characters of four bytes, and the ends of lines.
const LONGEST_TEXT: usize = 20 * 1024;
/// Fields of one form.
const MOST_FIELDS: usize = 64;
/// Of the name that a file had on the machine that it comes from.
const LONGEST_NAME: usize = 120;

/// The only extractor of files; its doors are those of `Routes::gestion_upload` and its like.
pub struct Upload {
    parts: Multipart,
    typed: Typed,
}

/// What was typed beside the files, by field. A field that comes twice is refused.
#[derive(Debug, Default)]
pub struct Typed(HashMap<String, String>);

/// What came next.
#[expect(clippy::large_enum_variant, reason = "one at a time, never kept")]
pub enum Part<'a> {
    /// A field, kept aside; or one in which no file was chosen.
    Kept,
    File(Incoming<'a>),
}

/// A file on its way: nothing of it is in memory yet.
pub struct Incoming<'a> {
    /// The field that it was chosen in.
    pub field: String,
    /// What it was called there, for the eye alone.
    pub name: String,
    content: Field<'a>,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        match Multipart::from_request(request, state).await {
            Ok(parts) => Ok(Self { parts, typed: Typed::default() }),
            Err(_) => Err(Error::BadRequest),
        }
    }
}

impl Upload {
    /// The next part, until there is none; what is left of a file that was not read is passed over.
    pub async fn next(&mut self) -> Result<Option<Part<'_>>, Error> {
        let part = self.parts.next_field().await.map_err(|it| fault(&it))?;
        let Some(part) = part else { return Ok(None) };
        let field = part.name().ok_or(Error::BadRequest)?.to_owned();
        match part.file_name().map(plain) {
            None => self.typed.keep(field, part).await?,
            Some(name) if name.is_empty() => {}
            Some(name) => return Ok(Some(Part::File(Incoming { field, name, content: part }))),
        }
        Ok(Some(Part::Kept))
    }

    /// All that was typed, once there is no further part.
    pub fn typed(self) -> Typed {
        self.typed
    }
}

impl Typed {
    pub fn of(&self, field: &str) -> &str {
        self.0.get(field).map(String::as_str).unwrap_or_default()
    }

    async fn keep(&mut self, field: String, part: Field<'_>) -> Result<(), Error> {
        let mut part = part;
        let mut text = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|it| fault(&it))? {
            text.extend_from_slice(&chunk);
            if text.len() > LONGEST_TEXT {
                return Err(Error::TooLarge);
            }
        }
        let text = String::from_utf8(text).map_err(|_| Error::BadRequest)?;
        if self.0.len() == MOST_FIELDS || self.0.insert(field, text).is_some() {
            return Err(Error::BadRequest);
        }
        Ok(())
    }
}

impl<'a> Incoming<'a> {
    /// Its bytes as they come; what breaks off is an error, never an end.
    pub fn into_stream(self) -> impl Stream<Item = io::Result<Bytes>> + Unpin + 'a {
        self.content.map(|chunk| chunk.map_err(io::Error::other))
    }
}

/// What a file that broke off tells.
pub fn broken_off(error: &io::Error) -> Error {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref::<MultipartError>());
    cause.map_or(Error::BadRequest, fault)
}

/// A body that is larger than the door lets in, or that no browser makes.
fn fault(error: &MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest,
    }
}

/// No folder, no control character.
fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_is_no_way_to_anywhere() {
        assert_eq!(plain("C:\\Users\\me\\bail.pdf"), "bail.pdf");
        assert_eq!(plain("../../etc/passwd"), "passwd");
        assert_eq!(plain("a\r\nb\0.pdf"), "ab.pdf");
        assert_eq!(plain(&"é".repeat(500)).chars().count(), 120);
        assert_eq!(plain("/"), "");
    }
}
