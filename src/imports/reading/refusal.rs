//! Why a row is refused or loses a cell, in words that never repeat what the cell holds.

/// The languages of the report, which is a file: its words do not go through a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    French,
    English,
}

/// A row left out of the import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Line of the file where the row begins; in JSON, where its tiers begins.
    pub line: u64,
    pub column: Option<&'static str>,
    pub reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Missing,
    TooLong {
        max: usize,
    },
    LineBreak,
    ForbiddenCharacter,
    Unreadable,
    UnknownQualite,
    BadDate,
    EndsBeforeStart,
    OtherIdentity {
        /// The line where the tiers was first described.
        first: u64,
    },
    SameContract {
        first: u64,
    },
    /// The contract is known as another tiers'.
    OtherTiers,
    BadAmount,
    /// A débit and a crédit, or one of them beside a montant.
    TwoAmounts,
    UnknownEntryKind,
    SameEntry {
        first: u64,
    },
    UnknownContract,
    /// The entry is known as another contract's.
    OtherContract,
    TooManyCells {
        header: usize,
    },
    /// JSON: a number, a list or an object where a text is expected.
    NotText,
    /// JSON: `contrats` is not a list of objects, or it is empty.
    NoContract,
}

impl Reason {
    pub fn text(&self, language: Language) -> String {
        let sentence = match language {
            Language::French => self.french(),
            Language::English => self.english(),
        };
        sentence.replace("{n}", &self.figure().to_string())
    }

    fn figure(&self) -> u64 {
        match self {
            Self::TooLong { max: n } | Self::TooManyCells { header: n } => *n as u64,
            Self::OtherIdentity { first }
            | Self::SameContract { first }
            | Self::SameEntry { first } => *first,
            _ => 0,
        }
    }

    fn french(&self) -> &'static str {
        match self {
            Self::Missing => "La valeur est obligatoire.",
            Self::TooLong { .. } => "La valeur dépasse {n} caractères.",
            Self::LineBreak => {
                "La valeur contient un retour à la ligne (guillemet oublié\u{202f}?)."
            }
            Self::ForbiddenCharacter => "La valeur contient un caractère invisible ou de contrôle.",
            Self::Unreadable => "La valeur contient un caractère illisible.",
            Self::UnknownQualite => {
                "La qualité doit être locataire, propriétaire bailleur ou copropriétaire."
            }
            Self::BadDate => "La date doit être de la forme JJ/MM/AAAA ou AAAA-MM-JJ.",
            Self::EndsBeforeStart => "La fin est antérieure au début.",
            Self::OtherIdentity { .. } => "Ce tiers est décrit autrement à la ligne {n}.",
            Self::SameContract { .. } => "Ce contrat figure déjà à la ligne {n}.",
            Self::OtherTiers => "Ce contrat est déjà enregistré au nom d’un autre tiers.",
            Self::BadAmount => {
                "Le montant doit être de la forme 1234,56 ou 1234.56, sans autre signe."
            }
            Self::TwoAmounts => {
                "Un mouvement a un débit, un crédit ou un montant, un seul des trois."
            }
            Self::UnknownEntryKind => {
                "Le type doit être loyer, provision, régularisation, dépôt de garantie, appel de \
                 fonds, fonds de travaux, règlement, honoraires, travaux ou autre."
            }
            Self::SameEntry { .. } => "Ce mouvement figure déjà à la ligne {n}.",
            Self::UnknownContract => "Ce contrat est inconnu. Importez d’abord les contrats.",
            Self::OtherContract => "Ce mouvement est déjà enregistré pour un autre contrat.",
            Self::TooManyCells { .. } => "La ligne a plus de valeurs que l’en-tête ({n} colonnes).",
            Self::NotText => "La valeur doit être un texte, entre guillemets.",
            Self::NoContract => "Le tiers doit avoir une liste d’au moins un contrat.",
        }
    }

    fn english(&self) -> &'static str {
        match self {
            Self::Missing => "The value is required.",
            Self::TooLong { .. } => "The value is longer than {n} characters.",
            Self::LineBreak => "The value holds a line break (a quote may be missing).",
            Self::ForbiddenCharacter => "The value holds an invisible or control character.",
            Self::Unreadable => "The value holds an unreadable character.",
            Self::UnknownQualite => {
                "The quality must be locataire, propriétaire bailleur or copropriétaire."
            }
            Self::BadDate => "The date must be written DD/MM/YYYY or YYYY-MM-DD.",
            Self::EndsBeforeStart => "The end is before the start.",
            Self::OtherIdentity { .. } => "This tiers is described otherwise on line {n}.",
            Self::SameContract { .. } => "This contract is already on line {n}.",
            Self::OtherTiers => "This contract is already known as another tiers’.",
            Self::BadAmount => "The amount must be written 1234,56 or 1234.56, with no other sign.",
            Self::TwoAmounts => {
                "An entry has a debit, a credit or an amount, only one of the three."
            }
            Self::UnknownEntryKind => {
                "The type must be loyer, provision, régularisation, dépôt de garantie, appel de \
                 fonds, fonds de travaux, règlement, honoraires, travaux or autre."
            }
            Self::SameEntry { .. } => "This entry is already on line {n}.",
            Self::UnknownContract => "This contract is unknown. Import the contracts first.",
            Self::OtherContract => "This entry is already known as another contract’s.",
            Self::TooManyCells { .. } => "The row has more values than the header ({n} columns).",
            Self::NotText => "The value must be a text, between quotes.",
            Self::NoContract => "The tiers must have a list of at least one contract.",
        }
    }
}

/// A cell left out of a row that is imported all the same.
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
}

impl Notice {
    pub fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::EmailLeftOut, Language::French) => {
                "L’adresse e-mail n’a pas la forme d’une adresse. Le tiers est importé sans elle."
            }
            (Self::EmailLeftOut, Language::English) => {
                "The e-mail address does not look like one. The tiers is imported without it."
            }
            (Self::CivilityLeftOut, Language::French) => {
                "La civilité est inconnue. Le tiers est importé sans elle."
            }
            (Self::CivilityLeftOut, Language::English) => {
                "The civility is unknown. The tiers is imported without it."
            }
            (Self::FirstNameLeftOut, Language::French) => {
                "Une société n’a pas de prénom. Le tiers est importé sans lui."
            }
            (Self::FirstNameLeftOut, Language::English) => {
                "A company has no first name. The tiers is imported without it."
            }
        }
    }
}
