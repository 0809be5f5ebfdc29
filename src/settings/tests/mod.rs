//! The configuration as a whole: every source, every mistake, and what must never be shown.

mod examples;
mod mistakes;
mod secrets;
mod sources;

use std::io::Write;

use tempfile::NamedTempFile;

use super::Settings;

fn file(text: &str) -> NamedTempFile {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("the file is written");
    file
}

fn variables(given: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
    given.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
}

fn loaded(text: &str, given: &[(&str, &str)]) -> Result<Settings, Vec<String>> {
    let loaded = Settings::load(Some(file(text).path()), variables(given));
    loaded.map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect())
}

/// The only mistake of this file and these variables.
fn mistake(text: &str, given: &[(&str, &str)]) -> String {
    let mut mistakes = loaded(text, given).expect_err("a mistake");
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    mistakes.remove(0)
}
