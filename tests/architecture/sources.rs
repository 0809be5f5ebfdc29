//! The files of the project, and Rust without its comments and strings.

use std::fs;
use std::path::Path;

pub struct Source {
    /// From the root of the project: `src/accounts/account.rs`.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// What the compiler sees: comments and strings are blank, lines stay where they are.
    pub fn code(&self) -> String {
        let mut code = String::new();
        let mut rest = self.text.as_str();
        while let Some(first) = rest.chars().next() {
            let blank = blank(rest, code.chars().next_back());
            if blank == 0 {
                code.push(first);
                rest = &rest[first.len_utf8()..];
            } else {
                code.extend(rest[..blank].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
                rest = &rest[blank..];
            }
        }
        code
    }
}

/// Every file under a folder with this extension, in order.
pub fn all(folder: &str, extension: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(Path::new(folder), extension, &mut found);
    found.sort_by(|one: &Source, other| one.path.cmp(&other.path));
    found
}

fn walk(folder: &Path, extension: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, extension, found);
        } else if path.extension().is_some_and(|it| it == extension) {
            let text = fs::read_to_string(&path).expect("a file in UTF-8");
            found.push(Source { path: path.display().to_string(), text });
        }
    }
}

/// How many bytes of `rest` are a comment, a string or a character.
fn blank(rest: &str, before: Option<char>) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if rest.starts_with('"') {
        return quoted(rest, '"');
    }
    if rest.starts_with('r')
        && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '\'')
    {
        return raw(rest);
    }
    if rest.starts_with('\'') { character(rest) } else { 0 }
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
    if !rest[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len())
}

/// A character, and not a lifetime.
fn character(rest: &str) -> usize {
    let mut inside = rest.chars().skip(1);
    match (inside.next(), inside.next()) {
        (Some('\\'), _) => quoted(rest, '\''),
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 0,
    }
}

#[test]
fn comments_and_strings_are_not_code() {
    let text =
        "a(\"x \\\" // y\"); // b\nlet c: &'a str = r#\"d \" e\"#; '\\'' '\"' /* f\n */ r#type br";
    let code = Source::new("x.rs", text).code();
    assert_eq!(code.split_whitespace().collect::<String>(), "a();letc:&'astr=;r#typebr");
    assert_eq!(code.lines().count(), 3);
}
