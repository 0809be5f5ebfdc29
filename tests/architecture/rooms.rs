//! Who really uses whom, against the staircase of ARCHITECTURE.md.

use std::collections::BTreeSet;

use super::plan::Room;
use super::sources::Source;

/// What the code does that the plan does not say.
pub fn uses(plan: &[Room], sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut standing = BTreeSet::new();
    for source in sources.iter().filter(|source| source.path != "src/lib.rs") {
        let here = room_of(&source.path);
        standing.insert(here);
        match plan.iter().find(|room| room.name == here) {
            Some(room) => complaints.extend(misuses(plan, room, source)),
            None => complaints.push(format!(
                "{} stands in {here}, a room that ARCHITECTURE.md does not know",
                source.path
            )),
        }
    }
    let empty = plan.iter().filter(|room| !standing.contains(room.name.as_str()));
    complaints.extend(
        empty.map(|room| format!("ARCHITECTURE.md draws {}, which is not in src", room.name)),
    );
    complaints
}

fn misuses(plan: &[Room], room: &Room, source: &Source) -> Vec<String> {
    let (code, path) = (source.code(), &source.path);
    let mut complaints = Vec::new();
    for root in roots(path) {
        for rest in code.split(&format!("{root}::")).skip(1) {
            let used: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if used.is_empty() {
                complaints.push(format!(
                    "{path}: one `use {root}::room::thing;` a line, so that it can be read here"
                ));
            } else if rest[used.len()..].starts_with('!') || used == room.name {
                // A macro stands at the root wherever it is written.
            } else if !plan.iter().any(|room| room.name == used) {
                complaints
                    .push(format!("{path} uses {used}, a room that ARCHITECTURE.md does not know"));
            } else if !room.may_use.contains(&used) {
                complaints.push(format!(
                    "{path} uses {used}, which ARCHITECTURE.md does not allow to {}",
                    room.name
                ));
            }
        }
    }
    if leaves_by_super(path, &code) {
        complaints.push(format!("{path} leaves its room by `super::`: say `crate::`"));
    }
    complaints.dedup();
    complaints
}

/// How a file names the root: the program and its commands see the library from outside.
fn roots(path: &str) -> &'static [&'static str] {
    if path == "src/main.rs" { &["crate", env!("CARGO_PKG_NAME")] } else { &["crate"] }
}

/// Whether a chain of `super::` climbs out of the room. Modules inside the file are not counted,
/// but for the tests at its end.
fn leaves_by_super(path: &str, code: &str) -> bool {
    let steps: Vec<_> = path.trim_end_matches(".rs").split('/').skip(1).collect();
    let depth = steps.iter().filter(|step| **step != "mod").count();
    let (work, tests) = code.split_once("#[cfg(test)]").unwrap_or((code, ""));
    work.contains(&"super::".repeat(depth)) || tests.contains(&"super::".repeat(depth + 1))
}

fn room_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::read;

    const PLAN: &str = "Words.\n\n| room | may use |\n|---|---|\n| `main` | accounts |\n\
                        | accounts | web, `database` |\n| web | |\n| database | |\n\n| a | b |\n";

    fn misused(path: &str, text: &str) -> Vec<String> {
        let plan = read(PLAN);
        let room = plan.iter().find(|room| room.name == room_of(path)).expect("a room");
        misuses(&plan, room, &Source::new(path, text))
    }

    #[test]
    fn a_use_that_the_plan_does_not_draw_is_told() {
        assert_eq!(
            misused("src/accounts/account.rs", "use crate::web::Form; crate::id!(A);"),
            [""; 0]
        );
        assert_eq!(
            misused("src/web/form.rs", "// crate::database\nlet a = crate::accounts::Account;"),
            ["src/web/form.rs uses accounts, which ARCHITECTURE.md does not allow to web"]
        );
        assert_eq!(
            misused("src/web.rs", "use crate::letters::Letter;"),
            ["src/web.rs uses letters, a room that ARCHITECTURE.md does not know"]
        );
        assert_eq!(
            misused("src/main.rs", concat!("use ", env!("CARGO_PKG_NAME"), "::web::Form;")),
            ["src/main.rs uses web, which ARCHITECTURE.md does not allow to main"]
        );
    }

    #[test]
    fn nothing_hides_from_the_plan() {
        assert!(misused("src/web/mod.rs", "use crate::{database};")[0].contains("a line"));
        assert!(misused("src/web/mod.rs", "use super::database::Db;")[0].contains("by `super::`"));
        assert!(misused("src/web/a/b.rs", "super::super::super::x")[0].contains("by `super::`"));
        assert_eq!(
            misused("src/web/form.rs", "use super::Error;\n#[cfg(test)]\nuse super::*;"),
            [""; 0]
        );
        assert_eq!(misused("src/web/mod.rs", "#[cfg(test)]\nmod tests { use super::*; }"), [""; 0]);
    }

    #[test]
    fn the_plan_and_the_folders_are_the_same_rooms() {
        let sources =
            ["src/lib.rs", "src/main.rs", "src/accounts/a.rs", "src/web.rs", "src/mail.rs"]
                .map(|path| Source::new(path, ""));
        assert_eq!(
            uses(&read(PLAN), &sources),
            [
                "src/mail.rs stands in mail, a room that ARCHITECTURE.md does not know",
                "ARCHITECTURE.md draws database, which is not in src"
            ]
        );
    }
}
