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
    BadYesNo,
    /// Not a number without decimals, or one that cannot be.
    BadNumber,
    BadIban,
    BadBic,
    /// The reference came before in the file.
    SameReference {
        first: u64,
    },
    UnknownImmeuble,
    UnknownTiers,
    OtherLot {
        /// The line where the lot was first described.
        first: u64,
    },
    /// The lot is known in another immeuble.
    LotElsewhere,
    /// The contract is known in another immeuble.
    ContractElsewhere,
    /// The mandate is known as another tiers' or at another immeuble.
    OtherMandat,
    UnknownDocumentKind,
    UnknownAudience,
    /// The kind may go to several, and nothing tells which.
    WhichAudience,
    /// The law or the nature of the kind keeps it for others.
    NotForThem,
    /// A reference that the audience does not ask for.
    NotExpected,
    /// A quittance without its term.
    NoTerm,
    /// loi 89-462, art. 21: what is paid in part has a reçu.
    TermUnpaid,
    UnknownDocument,
    /// A path, or `..`.
    NotAPlainName,
    NoSuchFile,
    /// A link or a folder.
    NotAFile,
    FileUnreadable,
    FileTooLarge {
        /// In bytes.
        max: u64,
    },
    /// Neither a PDF, nor a PNG, nor a JPEG.
    FileContent,
    /// Cut short, or not built as a picture must be.
    PictureDamaged,
    /// Too many pixels to be unpacked.
    PictureTooLarge,
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
            | Self::SameEntry { first }
            | Self::SameReference { first }
            | Self::OtherLot { first } => *first,
            Self::FileTooLarge { max } => *max,
            _ => 0,
        }
    }
}
