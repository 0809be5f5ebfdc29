//! From what was given to checked settings, with every mistake and not only the first.

use std::path::Path;

use super::declaration::Entry;
use super::given::{Given, Place};
use super::mistake::SettingError;
use super::sections::Settings;
use super::toml_file;
use super::values::Value;
use super::{doctor, rules};

/// In any value, stands for the setting `files.data_dir`.
const DATA_DIR: &str = "<data_dir>";

impl Settings {
    /// The defaults, then the file, then the `PALIER_*` variables: the last one wins.
    pub fn load(
        file: Option<&Path>,
        variables: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Vec<SettingError>> {
        let mut mistakes = Vec::new();
        let mut given = Given::default();
        if let Some(path) = file {
            given.overlay(toml_file::read(path, &mut mistakes));
        }
        given.overlay(Given::from_variables(variables, &mut mistakes));
        Self::checked(&given, mistakes)
    }

    /// The same settings with one more given on the command line, stronger than file and variables;
    /// `name` is `section.name`. Starts again from what was loaded: fields changed by hand are lost.
    pub fn overridden(&self, name: &str, text: &str) -> Result<Self, Vec<SettingError>> {
        let mut flag = Given::default();
        let added = flag.add(name, text.to_owned(), Place::CommandLine);
        let mut given = self.given.clone();
        given.overlay(flag);
        Self::checked(&given, added.err().into_iter().collect())
    }

    /// Where the setting `section.name` got its value.
    pub fn place(&self, name: &str) -> Place {
        self.given.place(name)
    }

    /// What deserves a second look before going live, in plain words.
    pub fn warnings(&self) -> Vec<String> {
        let findings = doctor::examine(self).into_iter();
        findings.filter(|found| found.severity != doctor::Severity::Fine).map(Into::into).collect()
    }

    fn checked(given: &Given, mut mistakes: Vec<SettingError>) -> Result<Self, Vec<SettingError>> {
        let mut reader = Reader::new(given);
        let read = Self::read(&mut reader);
        mistakes.append(&mut reader.mistakes);
        if let Some(settings) = &read {
            mistakes.extend(rules::clashes(settings));
        }
        read.filter(|_| mistakes.is_empty()).ok_or(mistakes)
    }
}

/// The settings of an empty configuration: SQLite and mail in a folder, reachable from this machine
/// only.
impl Default for Settings {
    fn default() -> Self {
        Self::load(None, std::iter::empty()).expect("the defaults are accepted: a test says so")
    }
}

/// Turns given or default texts into values and keeps what it had to refuse.
pub struct Reader<'a> {
    pub given: &'a Given,
    data_dir: String,
    mistakes: Vec<SettingError>,
}

impl<'a> Reader<'a> {
    fn new(given: &'a Given) -> Self {
        let by_default = super::given::find("files.data_dir").map_or("", |entry| entry.default);
        let data_dir = given.text("files.data_dir").unwrap_or(by_default).trim().to_owned();
        Self { given, data_dir, mistakes: Vec::new() }
    }

    pub fn read<T: Value>(&mut self, section: &str, entry: &Entry) -> Option<T> {
        let name = format!("{section}.{}", entry.name);
        let text = self.given.text(&name).unwrap_or(entry.default);
        match entry.parse(&text.replace(DATA_DIR, &self.data_dir)) {
            Ok(value) => Some(value),
            Err(reason) => {
                let shown = if entry.secret { String::new() } else { format!(" = {text:?}") };
                self.mistakes.push(SettingError::Refused {
                    place: self.given.place(&name),
                    name,
                    given: shown,
                    reason,
                    accepted: entry.accepted(),
                });
                None
            }
        }
    }
}
