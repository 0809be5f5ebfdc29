//! Files chosen in a form, and the body that carries them (RFC 7578).

use super::Browser;
use super::form;
use super::page;

const BOUNDARY: &str = "----a-browser-without-a-screen";

/// A file chosen in a field.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub field: String,
    pub name: String,
    pub content: Vec<u8>,
}

/// What a post carries.
#[derive(Clone, Debug)]
pub struct Sent {
    pub kind: String,
    pub body: Vec<u8>,
}

impl From<String> for Sent {
    fn from(form: String) -> Self {
        Self { kind: "application/x-www-form-urlencoded".to_owned(), body: form.into_bytes() }
    }
}

impl Sent {
    /// The fields, then each file; a field in which nothing was chosen sends an empty one.
    pub fn multipart(pairs: &[(String, String)], fields: &[String], files: &[Chosen]) -> Self {
        let mut body = Vec::new();
        for (name, value) in pairs {
            let head = format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            part(&mut body, &head, value.as_bytes());
        }
        for field in fields {
            let mut chosen = files.iter().filter(|file| file.field == *field).peekable();
            if chosen.peek().is_none() {
                part(&mut body, &file_head(field, ""), b"");
            }
            for file in chosen {
                part(&mut body, &file_head(field, &file.name), &file.content);
            }
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        Self { kind: format!("multipart/form-data; boundary={BOUNDARY}"), body }
    }
}

fn file_head(field: &str, name: &str) -> String {
    format!(
        "Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
}

fn part(body: &mut Vec<u8>, head: &str, content: &[u8]) {
    body.extend_from_slice(format!("--{BOUNDARY}\r\n{head}").as_bytes());
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n");
}

impl Browser {
    /// Chooses a file in a field, which the page must have; further ones where it takes several.
    #[track_caller]
    pub fn attach(mut self, field: &str, name: &str, content: &[u8]) -> Self {
        let document = page::parse(&self.html());
        let named = |control: &scraper::ElementRef| {
            control.attr("name") == Some(field) && form::kind(*control) == "file"
        };
        let Some(control) = form::controls(&document).into_iter().find(named) else {
            panic!("{}\nno field {field} to choose a file in", self.place())
        };
        let is_further = self.files.iter().any(|file| file.field == field);
        let takes_several = control.attr("multiple").is_some();
        assert!(!is_further || takes_several, "{}\n{field} takes one file", self.place());
        let (field, name) = (field.to_owned(), name.to_owned());
        self.files.push(Chosen { field, name, content: content.to_vec() });
        self
    }
}
