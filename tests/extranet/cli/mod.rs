//! The program as an operator runs it: its words, its exit codes, and what pages show afterwards.

mod accounts;
mod agencies;
mod api_keys;
mod audit;
mod doctor;
mod files;
mod keys;
pub mod serving;
mod tls;

use std::process::{Command, Output};

use palier::settings::DatabaseUrl;

use crate::support::Extranet;
use crate::support::extranet::ORIGIN;

/// The program, set as the story's extranet is.
pub fn palier(extranet: &Extranet) -> Command {
    let settings = &extranet.app.settings;
    let url = match &settings.database.url {
        DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
        DatabaseUrl::Postgres(url) => url.expose().to_owned(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command
        .env("PALIER_FILES_DATA_DIR", &settings.files.data_dir)
        .env("PALIER_DATABASE_URL", url)
        .env("PALIER_SERVER_PUBLIC_URL", ORIGIN)
        .env("PALIER_MAIL_FROM", settings.mail.from.to_string());
    match &settings.keys.file {
        Some(file) => command.env("PALIER_KEYS_FILE", file),
        None => command.env("PALIER_KEYS_WITHOUT", "serve"),
    };
    command
}

/// What a command answers when all goes well.
pub fn said(extranet: &Extranet, words: &str) -> String {
    let output = palier(extranet).args(words.split(' ')).output().expect("palier runs");
    out(&output)
}

/// What a command says when it refuses.
pub fn refused(extranet: &Extranet, words: &str) -> String {
    let output = palier(extranet).args(words.split(' ')).output().expect("palier runs");
    assert!(!output.status.success(), "{words} was not refused");
    String::from_utf8(output.stderr).expect("UTF-8")
}

pub fn out(output: &Output) -> String {
    let (out, told) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{told}");
    out.into_owned()
}
