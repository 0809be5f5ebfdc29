//! What the operator gave, as text, and where: the file, a variable or the command line.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::declaration::{Entry, Section};
use super::mistake::SettingError;
use super::nearest;
use super::sections::SECTIONS;

/// Names the settings file; the only `PALIER_*` variable that is not a setting.
pub const FILE_VARIABLE: &str = "PALIER_CONFIG";

/// Where a value comes from, in rising order of precedence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Default,
    File { path: PathBuf, line: usize },
    Variable(String),
    CommandLine,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => out.write_str("default"),
            Self::File { path, line } => write!(out, "{}:{line}", path.display()),
            Self::Variable(name) => out.write_str(name),
            Self::CommandLine => out.write_str("command line"),
        }
    }
}

/// The texts given, by setting.
#[derive(Clone, Default)]
pub struct Given(BTreeMap<String, Written>);

#[derive(Clone)]
struct Written {
    content: String,
    place: Place,
    /// The file that held the text, for a setting given as `<name>_file`.
    secret_file: Option<PathBuf>,
}

/// The process's variables. Those that are not Unicode are kept, with the wrong letters replaced, so
/// that their setting refuses them.
pub fn variables() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().map(|(name, value)| {
        (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
    })
}

impl Given {
    /// Reads the `PALIER_*` among the variables; others are not ours.
    pub fn from_variables(
        variables: impl Iterator<Item = (String, String)>,
        mistakes: &mut Vec<SettingError>,
    ) -> Self {
        let mut given = Self::default();
        for (variable, text) in variables {
            if !variable.starts_with("PALIER_") || variable == FILE_VARIABLE {
                continue;
            }
            let place = Place::Variable(variable.clone());
            let added = match setting_of_variable(&variable) {
                Some(name) => given.add(&name, text, place),
                None => Err(nearest::unknown_variable(&variable, place)),
            };
            mistakes.extend(added.err());
        }
        given
    }

    /// Takes one text for the setting `section.name`, or the path of the file that holds it for
    /// `section.name_file`.
    pub fn add(&mut self, name: &str, text: String, place: Place) -> Result<(), SettingError> {
        let (name, written) = if find(name).is_some() {
            (name, Written { content: text, place, secret_file: None })
        } else if let Some(secret) = name.strip_suffix("_file").filter(|name| is_secret(name)) {
            let path = PathBuf::from(text.trim());
            let content = contents(name, &path)?;
            (secret, Written { content, place, secret_file: Some(path) })
        } else {
            return Err(nearest::unknown_setting(name, place));
        };
        let place = written.place.clone();
        match self.0.insert(name.to_owned(), written) {
            Some(_) => Err(SettingError::Twice { name: name.to_owned(), place }),
            None => Ok(()),
        }
    }

    /// Puts what a stronger source gave above what is already here.
    pub fn overlay(&mut self, stronger: Self) {
        self.0.extend(stronger.0);
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|given| given.content.as_str())
    }

    pub fn place(&self, name: &str) -> Place {
        self.0.get(name).map_or(Place::Default, |given| given.place.clone())
    }

    pub fn secret_file(&self, name: &str) -> Option<&Path> {
        self.0.get(name)?.secret_file.as_deref()
    }
}

/// Names and places only: a text may be a secret.
impl fmt::Debug for Given {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.0.iter().map(|(name, given)| (name, &given.place))).finish()
    }
}

fn setting_of_variable(variable: &str) -> Option<String> {
    let written = variable.strip_prefix("PALIER_")?;
    let mut names = every().flat_map(|(section, entry)| {
        let name = format!("{}.{}", section.name, entry.name);
        let file = entry.secret.then(|| format!("{name}_file"));
        std::iter::once(name).chain(file)
    });
    names.find(|name| name.replace('.', "_").to_ascii_uppercase() == written)
}

/// Every setting with its section, in the order of the documentation.
pub fn every() -> impl Iterator<Item = (&'static Section, &'static Entry)> {
    SECTIONS.iter().flat_map(|section| section.entries.iter().map(move |entry| (section, entry)))
}

/// The setting of this full name, `section.name`.
pub fn find(name: &str) -> Option<&'static Entry> {
    let (section, name) = name.split_once('.')?;
    every().find(|(its, entry)| its.name == section && entry.name == name).map(|(_, entry)| entry)
}

fn is_secret(name: &str) -> bool {
    find(name).is_some_and(|entry| entry.secret)
}

/// The secret in a file; editors and `echo` end it with a line break that is not part of it.
fn contents(name: &str, path: &Path) -> Result<String, SettingError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.trim_end_matches(['\r', '\n']).to_owned()),
        Err(reason) => Err(SettingError::UnreadableSecret {
            name: name.to_owned(),
            path: path.to_owned(),
            reason: reason.to_string(),
        }),
    }
}
