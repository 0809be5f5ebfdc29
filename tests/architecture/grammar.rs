//! The grammar of a folder: which file may hold what, and how much of it.

use super::sources::Source;

const LONGEST_FILE: usize = 300;
const LONGEST_HANDLER: usize = 25;

/// A page asks the noun, and a noun does not know how it is asked.
pub fn mixes_sql_and_http(source: &Source) -> Option<String> {
    let code = source.code();
    if is_page(&source.path) {
        let queries = code.contains("sea_orm");
        return queries.then(|| format!("{} queries the database itself", source.path));
    }
    let speaks = code.contains("DeriveEntityModel") && code.contains("axum");
    speaks.then(|| format!("{} holds a table and speaks HTTP", source.path))
}

pub fn opening_and_length(source: &Source) -> Vec<String> {
    let mut complaints = Vec::new();
    if !source.text.starts_with("//! ") {
        complaints.push(format!("{} does not open with a `//!` that says what it is", source.path));
    }
    let lines = source.text.lines().count();
    if lines > LONGEST_FILE {
        complaints.push(format!("{} has {lines} lines; {LONGEST_FILE} are the most", source.path));
    }
    complaints
}

/// A handler checks, calls one operation, answers; in a page every function is one or helps one.
pub fn long_handlers(source: &Source) -> Vec<String> {
    if !is_page(&source.path) {
        return Vec::new();
    }
    let code = source.code();
    let starts = code.match_indices("fn ").filter(|(at, _)| !code[..*at].ends_with(is_word));
    let bodies = starts.filter_map(|(at, _)| {
        let signature = &code[at + 3..];
        let name: String = signature.chars().take_while(|c| is_word(*c)).collect();
        let lines = body(signature)?.trim().lines().count();
        (lines > LONGEST_HANDLER && !name.is_empty()).then(|| {
            let path = &source.path;
            format!("{path}: {name} has {lines} lines; a handler has {LONGEST_HANDLER} at most")
        })
    });
    bodies.collect()
}

fn is_page(path: &str) -> bool {
    ["pages.rs", "office.rs"].contains(&path.rsplit('/').next().unwrap_or_default())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What stands between the braces of the function whose signature comes first.
fn body(signature: &str) -> Option<&str> {
    let open = signature.find(['{', ';']).filter(|at| signature[*at..].starts_with('{'))?;
    let mut depth = 0_usize;
    for (at, c) in signature[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(&signature[open + 1..open + at]),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_queries_and_a_noun_that_speaks_http_are_told() {
        let mixed = |path, text| mixes_sql_and_http(&Source::new(path, text));
        assert!(mixed("src/a/pages.rs", "use sea_orm::Set;").is_some());
        assert!(
            mixed("src/a/account.rs", "#[derive(DeriveEntityModel)] use axum::Router;").is_some()
        );
        assert_eq!(mixed("src/a/pages.rs", "// sea_orm\nuse axum::Router;"), None);
        assert_eq!(mixed("src/a/account.rs", "#[derive(DeriveEntityModel)] \"axum\""), None);
    }

    #[test]
    fn a_long_file_without_an_opening_is_told_twice() {
        let long = Source::new("src/a.rs", &"\n".repeat(301));
        assert_eq!(opening_and_length(&long).len(), 2);
        let short = Source::new("src/a.rs", &format!("//! It.\n{}", "\n".repeat(299)));
        assert_eq!(opening_and_length(&short), [""; 0]);
    }

    #[test]
    fn a_handler_of_26_lines_is_told() {
        let handler = |lines| {
            let body = "    if a { \"{\" }\n".repeat(lines);
            Source::new(
                "src/a/pages.rs",
                &format!("pub async fn show(\n  a: A,\n) -> B {{\n{body}}}\nfn b() {{}}\n"),
            )
        };
        assert_eq!(long_handlers(&handler(25)), [""; 0]);
        assert_eq!(
            long_handlers(&handler(26)),
            ["src/a/pages.rs: show has 26 lines; a handler has 25 at most"]
        );
    }
}
