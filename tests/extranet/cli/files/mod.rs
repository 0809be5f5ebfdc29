//! The commands, run as an operator runs them: the built program, its answer and its exit code.

mod import;
mod kinds;
mod letters;
mod pairs;

use std::path::PathBuf;
use std::process::{Command, Output};

use crate::support::Extranet;

impl Extranet {
    /// `palier …`, on the database of this story.
    fn palier(&self, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_palier"));
        program.args(arguments).env_clear();
        for (name, value) in self.variables() {
            program.env(name, value);
        }
        program.output().expect("palier runs")
    }

    /// A place for a file of the story.
    fn place(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        std::fs::write(self.place(name), text).expect("a file");
        self.place(name).display().to_string()
    }
}

/// What it printed, and on which channel it complained.
fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a text");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}
