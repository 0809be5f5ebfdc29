//! The languages that Palier speaks: French first, English second, both complete.

use std::sync::LazyLock;

use super::Texts;
use super::generated::L10n;

static FRENCH: LazyLock<Texts> = LazyLock::new(|| L10n::Fr.load());
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| L10n::En.load());

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    French,
    English,
}

impl Lang {
    /// From the code that [`Lang::code`] writes, and no other.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language tag of pages and letters (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    pub fn texts(self) -> &'static Texts {
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
        }
    }
}
