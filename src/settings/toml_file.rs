//! The settings file: `[section]` and `name = value`, each value with the line where it stands.

use std::fs;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::given::{Given, Place};
use super::mistake::SettingError;
use super::nearest;
use super::sections::SECTIONS;

/// What the file gives. Mistakes are collected, so that one run shows them all.
pub fn read(path: &Path, mistakes: &mut Vec<SettingError>) -> Given {
    let mut given = Given::default();
    match fs::read_to_string(path) {
        Ok(text) => TomlFile { path, text: &text }.read(&mut given, mistakes),
        Err(reason) => mistakes.push(SettingError::UnreadableFile {
            path: path.to_owned(),
            reason: reason.to_string(),
        }),
    }
    given
}

struct TomlFile<'a> {
    path: &'a Path,
    text: &'a str,
}

impl TomlFile<'_> {
    fn read(&self, given: &mut Given, mistakes: &mut Vec<SettingError>) {
        let (document, wrong) = DeTable::parse_recoverable(self.text);
        if !wrong.is_empty() {
            mistakes.extend(wrong.iter().map(|wrong| SettingError::NotToml {
                place: self.place(wrong.span().map_or(0, |span| span.start)),
                reason: wrong.message().to_owned(),
            }));
            return;
        }
        for (name, content) in document.get_ref() {
            let section: &str = name.get_ref();
            if !SECTIONS.iter().any(|known| known.name == section) {
                mistakes.push(nearest::unknown_section(section, self.place(name.span().start)));
                continue;
            }
            if let DeValue::Table(table) = content.get_ref() {
                self.read_section(section, table, given, mistakes);
            } else {
                let place = self.place(name.span().start);
                mistakes.push(nearest::unknown_setting(section, place));
            }
        }
    }

    fn read_section(
        &self,
        section: &str,
        table: &DeTable<'_>,
        given: &mut Given,
        mistakes: &mut Vec<SettingError>,
    ) {
        for (key, value) in table {
            let added = self.add(section, key, value.get_ref(), given);
            mistakes.extend(added.err());
        }
    }

    fn add(
        &self,
        section: &str,
        key: &Spanned<DeString<'_>>,
        value: &DeValue<'_>,
        given: &mut Given,
    ) -> Result<(), SettingError> {
        let name = format!("{section}.{}", key.get_ref());
        let place = self.place(key.span().start);
        match written(value) {
            Some(text) => given.add(&name, text, place),
            None => Err(SettingError::Refused {
                name,
                place,
                given: String::new(),
                reason: "is neither a text nor a whole number nor a list of texts",
                accepted: "for example \"30 min\", 12 or [\"a.example\", \"b.example\"]".to_owned(),
            }),
        }
    }

    fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or_default();
        Place::File { path: self.path.to_owned(), line: before.matches('\n').count() + 1 }
    }
}

/// The value as a variable would write it: a list is separated by commas.
fn written(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(|n| n.to_string())
        }
        DeValue::Boolean(yes) => Some(yes.to_string()),
        DeValue::Array(items) => {
            let texts = items.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
            Some(texts.collect::<Option<Vec<_>>>()?.join(","))
        }
        DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}
