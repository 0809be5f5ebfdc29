//! French and English say the same things: same messages, same attributes, same variables.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::sources::Source;

/// A message or an attribute (`title.placeholder`), and the variables in it.
type Entries = BTreeMap<String, BTreeSet<String>>;

pub fn differences(french: &[Source], english: &[Source]) -> Vec<String> {
    let (fr, en) = (entries(french), entries(english));
    let mut complaints = missing(&fr, &en, "texts/en");
    complaints.extend(missing(&en, &fr, "texts/fr"));
    for (entry, variables) in &fr {
        let Some(others) = en.get(entry).filter(|others| *others != variables) else { continue };
        complaints.push(format!("{entry} uses {variables:?} in French and {others:?} in English"));
    }
    complaints
}

fn missing(here: &Entries, there: &Entries, place: &str) -> Vec<String> {
    let lost = here.keys().filter(|entry| !there.contains_key(*entry));
    lost.map(|entry| format!("{entry} is missing from {place}")).collect()
}

fn entries(files: &[Source]) -> Entries {
    let mut entries = Entries::new();
    for file in files {
        let (mut message, mut entry) = (String::new(), None);
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            let indented = line.starts_with(' ');
            if let Some(name) = defined(line) {
                let full = match name.strip_prefix('.') {
                    Some(attribute) if indented => format!("{message}.{attribute}"),
                    _ => name.to_owned(),
                };
                if !indented {
                    message.clone_from(&full);
                }
                entries.entry(full.clone()).or_default();
                entry = Some(full);
            }
            if let Some(entry) = &entry {
                entries.entry(entry.clone()).or_default().extend(variables(line));
            }
        }
    }
    entries
}

/// The name before `=`, when the line begins a message, a term or an attribute.
fn defined(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let known = if line.starts_with(' ') { name.trim_start().starts_with('.') } else { true };
    let name = name.trim();
    let word = name.trim_start_matches(['.', '-']);
    let is_name = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    (known && is_name).then_some(name)
}

/// `$name` wherever it stands: a price is written with its figure first.
fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).filter_map(|rest| {
        let name: String =
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "# $no (String)\n-brand = Palier\nwait = { $minutes ->\n    [one] une minute\n   *[other] { $minutes } minutes\n}\n    .title = Attente de { $name }\nlong =\n    a = b\n";

    fn compared(english: &str) -> Vec<String> {
        differences(&[Source::new("fr", FRENCH)], &[Source::new("en", english)])
    }

    #[test]
    fn the_same_texts_differ_in_nothing() {
        let english =
            "wait = { $minutes } min\n    .title = { NUMBER($name) } waits\nlong = x\n-brand = P\n";
        assert_eq!(compared(english), [""; 0]);
    }

    #[test]
    fn what_one_language_lacks_is_told() {
        assert_eq!(
            compared("wait = soon\nlong = x\nmore = y\n-brand = P\n"),
            [
                "wait.title is missing from texts/en",
                "more is missing from texts/fr",
                "wait uses {\"minutes\"} in French and {} in English",
            ]
        );
    }
}
