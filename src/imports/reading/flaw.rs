//! What somebody should look at in a row that is imported all the same.

use super::Language;
use crate::documents::Caution;

/// A row that is imported, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    pub line: u64,
    pub column: &'static str,
    pub notice: Notice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    EmailLeftOut,
    CivilityLeftOut,
    /// A company has no first name.
    FirstNameLeftOut,
    /// Three years at most (décret 67-223, art. 22).
    LongMandat,
    /// Payments go elsewhere from now on.
    IbanChanged,
    Content(Caution),
}

impl Notice {
    /// Whether a value of the row is not imported.
    pub fn leaves_out(self) -> bool {
        matches!(self, Self::EmailLeftOut | Self::CivilityLeftOut | Self::FirstNameLeftOut)
    }

    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::French => self.french(),
            Language::English => self.english(),
        }
    }

    fn french(self) -> &'static str {
        match self {
            Self::EmailLeftOut => {
                "L’adresse e-mail n’a pas la forme d’une adresse. Le tiers est importé sans elle."
            }
            Self::CivilityLeftOut => "La civilité est inconnue. Le tiers est importé sans elle.",
            Self::FirstNameLeftOut => {
                "Une société n’a pas de prénom. Le tiers est importé sans lui."
            }
            Self::LongMandat => {
                "Le mandat dure plus de trois ans, la durée maximale (décret 67-223, art. 22)."
            }
            Self::IbanChanged => "L’IBAN de l’immeuble change\u{a0}: les paiements iront ailleurs.",
            Self::Content(Caution::JavaScript) => "Le PDF contient du JavaScript.",
            Self::Content(Caution::OpenAction) => "Le PDF déclenche une action à l’ouverture.",
            Self::Content(Caution::Launch) => "Le PDF peut lancer un programme.",
            Self::Content(Caution::EmbeddedFile) => "Le PDF contient un autre fichier.",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::EmailLeftOut => {
                "The e-mail address does not look like one. The tiers is imported without it."
            }
            Self::CivilityLeftOut => "The civility is unknown. The tiers is imported without it.",
            Self::FirstNameLeftOut => {
                "A company has no first name. The tiers is imported without it."
            }
            Self::LongMandat => {
                "The mandate lasts more than three years, the longest (décret 67-223, art. 22)."
            }
            Self::IbanChanged => "The immeuble’s IBAN changes: payments will go elsewhere.",
            Self::Content(Caution::JavaScript) => "The PDF holds JavaScript.",
            Self::Content(Caution::OpenAction) => "The PDF does something when it is opened.",
            Self::Content(Caution::Launch) => "The PDF may start a program.",
            Self::Content(Caution::EmbeddedFile) => "The PDF holds another file.",
        }
    }
}
