//! The words of docs/glossary.md that the code does not use.

use super::sources::Source;

/// One row: what is never said, what is said instead, and the names of other people's making
/// that may hold the word.
pub struct Refused {
    words: Vec<String>,
    said_so: String,
    instead: String,
    but: Vec<String>,
}

/// Reads every table that has the columns « In code », « Never » and « Except ». Only the words
/// written as code are refused.
pub fn read(document: &str) -> Vec<Refused> {
    let (mut in_table, mut columns) = (false, None);
    let mut glossary = Vec::new();
    for line in document.lines() {
        let cells: Vec<_> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let is_row = line.starts_with('|');
        if is_row && !in_table {
            columns = positions(&cells);
        } else if is_row && let Some([code, never, except]) = columns {
            let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
            glossary.extend(quoted(cell(never)).into_iter().map(|word| Refused {
                words: words(word),
                said_so: word.to_owned(),
                instead: cell(code).to_owned(),
                but: quoted(cell(except)).into_iter().map(str::to_owned).collect(),
            }));
        }
        in_table = is_row;
    }
    glossary
}

/// The identifiers of the file that hold a refused word.
pub fn misnamed(glossary: &[Refused], source: &Source) -> Vec<String> {
    let code = source.code();
    let mut names: Vec<_> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    names.sort_unstable();
    names.dedup();
    let mut complaints = Vec::new();
    for name in names {
        let parts = words(name);
        let holds = |refused: &&Refused| {
            parts.windows(refused.words.len()).any(|part| part == refused.words)
                && !refused.but.iter().any(|but| but == name)
        };
        complaints.extend(glossary.iter().filter(holds).map(|refused| {
            let (path, word, instead) = (&source.path, &refused.said_so, &refused.instead);
            format!("{path} says {name}; docs/glossary.md never says {word} but {instead}")
        }));
    }
    complaints
}

fn positions(head: &[&str]) -> Option<[usize; 3]> {
    let column = |title: &str| head.iter().position(|cell| *cell == title);
    Some([column("In code")?, column("Never")?, column("Except")?])
}

/// What stands between backquotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// `call_for_funds`, `CallForFunds` and `CALL_FOR_FUNDS` are the same three words.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '_';
    for c in name.chars() {
        if c != '_' {
            if before == '_' || (c.is_uppercase() && !before.is_uppercase()) {
                words.push(String::new());
            }
            words.last_mut().expect("a word begun").extend(c.to_lowercase());
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLOSSARY: &str = "\
| French | In code | Never | Except | Why |\n|---|---|---|---|---|\n\
| agence | `Agency` | `client` | `client_ip`, `Client` | three meanings |\n\
| appel | `AppelDeFonds` | `call_for_funds`, request | | a request is HTTP |\n\n\
| another | table |\n|---|---|\n| `lot` | `Lot` |\n";

    fn misnamed_in(text: &str) -> Vec<String> {
        misnamed(&read(GLOSSARY), &Source::new("src/a.rs", text))
    }

    #[test]
    fn a_refused_word_is_told_in_every_case_of_letters() {
        assert_eq!(
            misnamed_in("let client_id = 1;"),
            ["src/a.rs says client_id; docs/glossary.md never says client but `Agency`"]
        );
        assert_eq!(misnamed_in("struct NewCallForFunds; const CALL_FOR_FUNDS: u8;").len(), 2);
    }

    #[test]
    fn parts_of_words_exceptions_comments_and_strings_pass() {
        assert_eq!(misnamed_in("clientele, call_for, client_ip, Client, request, lot"), [""; 0]);
        assert_eq!(misnamed_in("// client\n#[serde(rename = \"client\")]"), [""; 0]);
    }
}
