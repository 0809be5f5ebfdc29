//! Lists, a page at a time.

use super::query::{After, Limit};
use crate::contracts::paged::Page;

/// One more than is shown is asked for: whether there is a next page.
pub struct Asked {
    after: Option<String>,
    most: u64,
}

impl Asked {
    pub fn of(after: After, limit: Limit) -> Self {
        Self { after: after.0, most: limit.0 }
    }

    pub fn page(&self) -> Page<'_> {
        Page { after: self.after.as_deref(), most: self.most + 1 }
    }

    /// Takes the one too many away, and says where to go on.
    pub fn next<R>(&self, rows: &mut Vec<R>, place: impl Fn(&R) -> &str) -> Option<String> {
        let most = usize::try_from(self.most).unwrap_or(usize::MAX);
        if rows.len() <= most {
            return None;
        }
        rows.truncate(most);
        rows.last().map(|last| After::written(place(last)))
    }
}

/// A page of a list: the list under its own name, and `next`.
macro_rules! page_of {
    ($(#[doc = $about:literal])* pub struct $name:ident { $list:ident: $row:ty }) => {
        $crate::api::schema::described! {
            $(#[doc = $about])*
            pub struct $name {
                $list: Vec<$row>,
                /// What `after` is to be for the next page; null on the last one.
                next: Option<String>,
            }
        }
    };
}

pub(crate) use page_of;
