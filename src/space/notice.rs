//! What was done just before: said once, on the first page that comes after it.

use serde::Deserialize;

use crate::texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    Added,
    Detached,
    Activated,
}

/// `?notice=added`; anything else says nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    notice: String,
}

impl Told {
    pub fn notice(&self) -> Option<Notice> {
        Notice::parse(&self.notice)
    }
}

impl Notice {
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "added" => Some(Self::Added),
            "detached" => Some(Self::Detached),
            "activated" => Some(Self::Activated),
            _ => None,
        }
    }

    /// What follows the address of the page that says it.
    pub fn query(self) -> &'static str {
        match self {
            Self::Added => "?notice=added",
            Self::Detached => "?notice=detached",
            Self::Activated => "?notice=activated",
        }
    }

    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Added => texts.home_added(),
            Self::Detached => texts.home_detached(),
            Self::Activated => texts.home_activated(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Notice;

    #[test]
    fn a_notice_goes_on_to_the_next_page_as_it_came() {
        for notice in [Notice::Added, Notice::Detached, Notice::Activated] {
            let code = notice.query().strip_prefix("?notice=").unwrap();
            assert_eq!(Notice::parse(code), Some(notice));
        }
        assert_eq!(Notice::parse("<script>"), None);
    }
}
