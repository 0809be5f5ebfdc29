//! The documents that were ticked: the one form of ours in which a field comes many times.

use std::collections::HashSet;

use serde::Deserialize;

use crate::documents::{Document, DocumentId};
use crate::web::LocalPath;

/// Most documents of one archive.
pub const MOST: usize = 200;

const LIST: &str = "/documents";

/// Which documents, each once, and the page that they were ticked on.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct Selection {
    pub documents: Vec<DocumentId>,
    back: LocalPath,
}

impl Selection {
    /// One that was ticked and is not among these.
    pub fn first_without(&self, found: &[Document]) -> Option<DocumentId> {
        let found: HashSet<DocumentId> = found.iter().map(|document| document.id).collect();
        self.documents.iter().copied().find(|id| !found.contains(id))
    }

    /// The page again, which says that nothing was ticked.
    pub fn back_with_nothing(&self) -> String {
        let back = self.back.as_str().replace("&nothing=true", "").replace("?nothing=true", "");
        let mark = if back.contains('?') { '&' } else { '?' };
        format!("{back}{mark}nothing=true")
    }
}

impl TryFrom<Vec<(String, String)>> for Selection {
    type Error = &'static str;

    fn try_from(fields: Vec<(String, String)>) -> Result<Self, &'static str> {
        let (mut documents, mut back) = (Vec::new(), None);
        for (name, value) in fields {
            match name.as_str() {
                "document" if documents.len() == MOST => return Err("too many documents"),
                "document" => documents.push(DocumentId::parse(&value).ok_or("no document")?),
                "back" if back.is_none() => back = Some(value),
                _ => return Err("a field that the form does not have"),
            }
        }
        documents.sort_unstable();
        documents.dedup();
        let is_list = |path: &LocalPath| path.as_str().split('?').next() == Some(LIST);
        let back = back.and_then(|back| LocalPath::parse(&back)).filter(is_list);
        let back = back.or_else(|| LocalPath::parse(LIST)).unwrap_or_default();
        Ok(Self { documents, back })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";

    fn selected(fields: &[(&str, &str)]) -> Result<Selection, &'static str> {
        let fields = fields.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Selection::try_from(fields.collect::<Vec<(String, String)>>())
    }

    #[test]
    fn documents_come_many_times_and_everything_else_once() {
        let twice = selected(&[("document", ONE), ("document", ONE), ("back", "/documents?q=a")]);
        let twice = twice.expect("a selection");
        assert_eq!(twice.documents.len(), 1);
        assert_eq!(twice.back_with_nothing(), "/documents?q=a&nothing=true");
        assert!(selected(&[("back", "/documents"), ("back", "/documents")]).is_err());
        assert!(selected(&[("document", "1")]).is_err());
        assert!(selected(&[("other", "1")]).is_err());
        assert!(selected(&[("document", ONE); MOST]).is_ok());
        assert!(selected(&[("document", ONE); MOST + 1]).is_err());
    }

    #[test]
    fn one_only_comes_back_to_the_list() {
        for back in ["https://evil.example", "//evil.example/documents", "/logout", "/documents/x"]
        {
            let selection = selected(&[("back", back)]).expect("a selection");
            assert_eq!(selection.back_with_nothing(), "/documents?nothing=true", "{back}");
        }
    }
}
