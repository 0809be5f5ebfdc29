//! Holds `docs/security/asvs.md` to what is there: every requirement once, every file, every story.

use std::collections::BTreeMap;

/// How many requirements each chapter has that is answered one by one.
const CHAPTERS: [(u32, usize); 14] = [
    (1, 30),
    (2, 13),
    (3, 31),
    (4, 16),
    (5, 13),
    (6, 47),
    (7, 19),
    (8, 13),
    (11, 24),
    (12, 12),
    (13, 21),
    (14, 13),
    (15, 21),
    (16, 17),
];
const ANSWERS: [&str; 6] = ["met", "partly", "not met", "building", "operator", "n/a"];
const FOLDERS: [&str; 5] = ["src/", "docs/", "tests/", "assets/", "bin/"];
/// Files of ours that lie in no folder.
const FILES: [&str; 5] =
    ["Cargo.toml", "askama.toml", "deny.toml", "SECURITY.md", "ARCHITECTURE.md"];
/// What holds a row that no story tells: somebody has to read what it names.
const BY_READING: &str = "by reading";

/// What is wrong with the page. `exists` says whether a file is there, `read` what a source holds.
pub fn complaints(
    page: &str,
    exists: impl Fn(&str) -> bool,
    read: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut counts: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for row in page.lines().filter_map(requirement) {
        let (id, answer, said, held) = row;
        let chapter = id.split('.').next().and_then(|it| it.parse().ok()).unwrap_or_default();
        let ids = counts.entry(chapter).or_default();
        if ids.contains(&id) {
            complaints.push(format!("{id} is answered twice"));
        }
        ids.push(id);
        if !ANSWERS.contains(&answer) {
            complaints.push(format!("{id} is answered {answer:?}"));
        }
        if said.trim().is_empty() {
            complaints.push(format!("{id} is {answer} without a word"));
        }
        if answer == "met" {
            complaints.extend(unheld((id, said, held), &exists, &read));
        }
    }
    for (chapter, count) in CHAPTERS {
        let answered = counts.get(&chapter).map_or(0, Vec::len);
        if answered != count {
            complaints
                .push(format!("V{chapter} has {count} requirements, {answered} are answered"));
        }
    }
    for name in page.split('`').skip(1).step_by(2) {
        complaints.extend(missing(name, &exists, &read));
    }
    complaints
}

/// Its number, its answer, what is said of it, and what holds it.
fn requirement(line: &str) -> Option<(&str, &str, &str, &str)> {
    let mut cells = line.strip_prefix("| ")?.trim_end().trim_end_matches('|').splitn(5, " | ");
    let (id, level, answer) = (cells.next()?, cells.next()?, cells.next()?);
    let is_id =
        id.split('.').count() == 3 && id.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    let is_row = is_id && ["1", "2", "3"].contains(&level);
    is_row.then_some((id, answer, cells.next()?, cells.next().unwrap_or_default()))
}

/// Of what is called met: where it is, and the story or the document that holds it. Whoever says that it
/// is held by reading says what is to be read.
fn unheld(
    (id, said, held): (&str, &str, &str),
    exists: &impl Fn(&str) -> bool,
    read: &impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let names =
        |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let is_there = |name: &String| is_ours(name) && exists(name);
    if !names(said).iter().any(is_there) {
        return Some(format!("{id} is met, and names no file that is there"));
    }
    let is_story = |name: &String| name.contains("::") && missing(name, exists, read).is_none();
    let is_held = names(held).iter().any(|name| is_story(name) || is_there(name));
    let is_read = held.trim() == BY_READING;
    (!is_held && !is_read).then(|| format!("{id} is met, and no story or document holds it"))
}

fn is_ours(name: &str) -> bool {
    FILES.contains(&name)
        || FOLDERS.iter().any(|folder| name.starts_with(folder) && name.len() > folder.len())
}

/// A story is `room::file::name`, a file begins with one of our folders; the rest are words.
fn missing(
    name: &str,
    exists: &impl Fn(&str) -> bool,
    read: &impl Fn(&str) -> Option<String>,
) -> Option<String> {
    if let Some((path, story)) = name.rsplit_once("::") {
        if story == "…" {
            return None;
        }
        let file = match path {
            "architecture" => "tests/architecture/main.rs".to_owned(),
            path => format!("tests/extranet/{}.rs", path.replace("::", "/")),
        };
        let is_there = read(&file).is_some_and(|text| text.contains(&format!("fn {story}(")));
        return (!is_there).then(|| format!("there is no story {name}"));
    }
    (is_ours(name) && !exists(name)).then(|| format!("there is no file {name}"))
}

#[test]
fn what_is_named_and_not_there_is_told() {
    let page = "| 1.1.1 | 2 | met | `src/there.rs`, `src/gone.rs` | `walls::a::told`, `walls::a::gone` |\n\
                | 1.1.1 | 2 | perhaps | | |\n\
                | 1.1.2 | 2 | met | somewhere | `walls::a::told` |\n\
                | 1.1.3 | 2 | met | `src/there.rs` |  |\n\
                | 1.1.4 | 2 | met | `src/there.rs` | by reading |\n\
                | 1.1.5 | 2 | met | `src/there.rs` | `walls::a::gone` |\n";
    let read = |file: &str| (file == "tests/extranet/walls/a.rs").then(|| "fn told() {".to_owned());
    let told = complaints(page, |file| file == "src/there.rs", read).join("\n");
    for expected in [
        "1.1.1 is answered twice",
        "1.1.1 is answered \"perhaps\"",
        "V1 has 30 requirements, 6 are answered",
        "1.1.2 is met, and names no file that is there",
        "1.1.3 is met, and no story or document holds it",
        "1.1.5 is met, and no story or document holds it",
        "there is no file src/gone.rs",
        "there is no story walls::a::gone",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert!(!told.contains("src/there.rs") && !told.contains("walls::a::told"), "{told}");
    assert!(!told.contains("1.1.1 is met") && !told.contains("1.1.4"), "{told}");
}
