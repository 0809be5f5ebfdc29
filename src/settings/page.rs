//! The reference of all settings: for `docs/configuration.md` and for the command line.

use std::fmt::Write;

use super::declaration::{Entry, Section};
use super::given::every;
use super::nearest::variable_of;
use super::sections::{SECTIONS, Settings};

const BEGIN: &str = "<!-- settings: written by the program, do not edit by hand -->\n";
const END: &str = "<!-- settings: end -->";

/// One setting, for whoever writes about it.
#[derive(Clone, Debug)]
pub struct Described {
    /// `section.name`, as in the file.
    pub name: String,
    pub variable: String,
    /// As an operator would write it; empty for none.
    pub default: &'static str,
    /// What may be written, in plain words.
    pub accepted: String,
    pub doc: &'static str,
    /// Also accepted as `<name>_file`, the path of a file that holds it.
    pub secret: bool,
}

impl Described {
    fn new(section: &Section, entry: &Entry) -> Self {
        Self {
            name: format!("{}.{}", section.name, entry.name),
            variable: variable_of(section.name, entry.name),
            default: entry.default,
            accepted: entry.accepted(),
            doc: entry.doc.trim(),
            secret: entry.secret,
        }
    }
}

impl Settings {
    pub fn all() -> Vec<Described> {
        every().map(|(section, entry)| Described::new(section, entry)).collect()
    }

    /// One titled table per section.
    pub fn to_markdown() -> String {
        SECTIONS.iter().map(table).collect::<Vec<_>>().join("\n")
    }
}

/// The page with its tables written anew; `None` when their markers are missing.
pub fn rewritten(page: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{}\n{END}{after}", Settings::to_markdown()))
}

fn table(section: &Section) -> String {
    let mut table = format!("### [{}]\n\n{}\n\n", section.name, section.about.trim());
    table.push_str("| Setting | Default | Accepted | What it does |\n|---|---|---|---|\n");
    for entry in section.entries {
        let also = if entry.secret { format!("<br>`{}_file`", entry.name) } else { String::new() };
        let default = if entry.default.is_empty() {
            "none".to_owned()
        } else {
            format!("`{}`", entry.default)
        };
        let (accepted, doc) = (cell(&entry.accepted()), cell(entry.doc));
        let written =
            writeln!(table, "| `{}`{also} | {default} | {accepted} | {doc} |", entry.name);
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
    }
    table
}

fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_page_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");
        let page = std::fs::read_to_string(path).expect("docs/configuration.md exists");
        let fresh = rewritten(&page).expect("docs/configuration.md keeps its two markers");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path, &fresh).expect("docs/configuration.md can be written");
        } else {
            assert!(page == fresh, "run UPDATE_DOCS=1 cargo test configuration_page");
        }
    }

    #[test]
    fn every_setting_is_described_by_a_whole_sentence() {
        for setting in Settings::all() {
            assert!(setting.doc.len() > 15 && setting.doc.ends_with('.'), "{}", setting.name);
            assert!(!setting.accepted.is_empty(), "{}", setting.name);
        }
    }

    #[test]
    fn no_two_settings_share_a_variable() {
        let mut variables: Vec<_> = Settings::all().into_iter().map(|it| it.variable).collect();
        let count = variables.len();
        variables.sort();
        variables.dedup();
        assert_eq!(variables.len(), count);
    }
}
