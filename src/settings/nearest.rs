//! An unknown name is answered with the known ones that look like it.

use super::given::{Place, every};
use super::mistake::SettingError;
use super::sections::SECTIONS;

pub fn unknown_section(name: &str, place: Place) -> SettingError {
    let sections = || SECTIONS.iter().map(|section| format!("[{}]", section.name));
    let instead = did_you_mean(&format!("[{name}]"), sections())
        .unwrap_or_else(|| format!("the sections are {}", listed(sections())));
    SettingError::Unknown { name: format!("[{name}]"), place, instead }
}

/// `name` is a full name, `section.name`.
pub fn unknown_setting(name: &str, place: Place) -> SettingError {
    let names = every().map(|(section, entry)| format!("{}.{}", section.name, entry.name));
    let section = name.split_once('.').map_or(name, |(section, _)| section);
    let instead = did_you_mean(name, names).unwrap_or_else(|| content_of(section));
    SettingError::Unknown { name: name.to_owned(), place, instead }
}

pub fn unknown_variable(variable: &str, place: Place) -> SettingError {
    let variables = every().map(|(section, entry)| variable_of(section.name, entry.name));
    let section = variable.split('_').nth(1).unwrap_or_default().to_ascii_lowercase();
    let instead = did_you_mean(variable, variables).unwrap_or_else(|| content_of(&section));
    SettingError::Unknown { name: variable.to_owned(), place, instead }
}

pub fn variable_of(section: &str, name: &str) -> String {
    format!("PALIER_{section}_{name}").to_ascii_uppercase()
}

fn did_you_mean(written: &str, known: impl Iterator<Item = String>) -> Option<String> {
    let tolerated = (written.chars().count() / 4).max(2);
    let mut near: Vec<(usize, String)> = known
        .map(|name| (distance(written, &name), name))
        .filter(|(distance, _)| *distance <= tolerated)
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    let names: Vec<String> = near.into_iter().take(3).map(|(_, name)| name).collect();
    (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")))
}

fn content_of(section: &str) -> String {
    if let Some(section) = SECTIONS.iter().find(|known| known.name == section) {
        let names = section.entries.iter().map(|entry| entry.name.to_owned());
        return format!("[{}] has {}", section.name, listed(names));
    }
    let sections = SECTIONS.iter().map(|section| format!("[{}]", section.name));
    format!("the sections are {}", listed(sections))
}

fn listed(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// Letters to add, remove or change to go from one word to the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, candidate) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *candidate);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_letters_added_removed_or_changed() {
        assert_eq!(distance("idle", "idle"), 0);
        assert_eq!(distance("idel", "idle"), 2);
        assert_eq!(distance("", "idle"), 4);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn a_name_like_no_other_is_answered_with_what_its_section_has() {
        let mistake = unknown_setting("session.something_else", Place::Default).to_string();
        assert!(mistake.contains("[session] has idle, absolute"), "{mistake}");
    }

    #[test]
    fn a_section_like_no_other_is_answered_with_the_list_of_sections() {
        let mistake = unknown_section("zzzzzzzz", Place::Default).to_string();
        assert!(mistake.contains("[server], [tls], [files]"), "{mistake}");
    }
}
