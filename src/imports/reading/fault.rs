//! Why a whole file is refused.

use super::Language;

#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {max} bytes")]
    TooLarge { max: u64 },
    #[error("the file has more than {max} rows")]
    TooManyRows { max: u64 },
    #[error("the header has more than {max} columns")]
    TooManyColumns { max: usize },
    #[error("the header is not the expected one: {0:?}")]
    Header(HeaderFault),
    /// UTF-8 with bytes that are not: reading on would put wrong letters in names.
    #[error("the file is neither UTF-8 nor Windows-1252 (line {line})")]
    MixedEncoding { line: u64 },
    #[error("a JSON file must be in UTF-8 (line {line})")]
    JsonNotUtf8 { line: u64 },
    #[error("the row at line {line} is too large: a quote may be missing")]
    RecordTooLong { line: u64 },
    #[error("the file is not the expected JSON (line {line})")]
    BadJson { line: u64 },
    #[error("the key {key} is not expected (line {line})")]
    UnknownKey { line: u64, key: String },
    #[error("the key {key} comes twice (line {line})")]
    KeyTwice { line: u64, key: &'static str },
}

/// What is wrong with a header; at least one list is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderFault {
    /// As written in the file, shortened and without control characters.
    pub unknown: Vec<String>,
    pub missing: Vec<&'static str>,
    pub twice: Vec<&'static str>,
}

impl FileFault {
    /// The sentence for the person who sent the file.
    pub fn text(&self, language: Language) -> String {
        match (language, self) {
            (Language::French, Self::Header(header)) => header.french(),
            (Language::English, Self::Header(header)) => header.english(),
            (Language::French, fault) => fault.french(),
            (Language::English, fault) => sentence(&fault.to_string()),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::Io(_) => "Le fichier ne peut pas être lu.".into(),
            Self::Empty => "Le fichier est vide.".into(),
            Self::TooLarge { max } => format!("Le fichier dépasse {max} octets."),
            Self::TooManyRows { max } => format!("Le fichier a plus de {max} lignes."),
            Self::TooManyColumns { max } => format!("L’en-tête a plus de {max} colonnes."),
            Self::Header(header) => header.french(),
            Self::MixedEncoding { line } => {
                format!("L’encodage change à la ligne {line}. Enregistrez le fichier en UTF-8.")
            }
            Self::JsonNotUtf8 { line } => {
                format!("Un fichier JSON doit être en UTF-8, la ligne {line} ne l’est pas.")
            }
            Self::RecordTooLong { line } => {
                format!("La ligne {line} est trop longue. Un guillemet manque peut-être.")
            }
            Self::BadJson { line } => format!("Ce n’est pas le JSON attendu, à la ligne {line}."),
            Self::UnknownKey { line, key } => {
                format!("La clé «\u{a0}{key}\u{a0}» de la ligne {line} n’est pas attendue.")
            }
            Self::KeyTwice { line, key } => {
                format!("La clé «\u{a0}{key}\u{a0}» de la ligne {line} est en double.")
            }
        }
    }
}

impl HeaderFault {
    fn french(&self) -> String {
        let unknown = part("Colonnes inconnues\u{a0}:", &self.unknown);
        let missing = part("Colonnes manquantes\u{a0}:", &self.missing);
        let twice = part("Colonnes en double\u{a0}:", &self.twice);
        [unknown, missing, twice].concat().trim_end().to_owned()
    }

    fn english(&self) -> String {
        let unknown = part("Unknown columns:", &self.unknown);
        let missing = part("Missing columns:", &self.missing);
        let twice = part("Repeated columns:", &self.twice);
        [unknown, missing, twice].concat().trim_end().to_owned()
    }
}

fn part<S: AsRef<str>>(title: &str, columns: &[S]) -> String {
    if columns.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = columns.iter().map(AsRef::as_ref).collect();
    format!("{title} {}. ", names.join(", "))
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// A name from the file, safe to show: the one thing of it that is repeated.
pub fn shown(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || " _-.'°()".contains(*c)).take(40).collect()
}
