//! chromedriver, through which Chromium is told what to do.

use std::env;
use std::path::Path;
use std::path::PathBuf;

use crate::support::leash::Leash;

/// Starts on a port that the system chooses, in a session of its own that dies as one.
pub fn start(profile: &Path) -> (Leash, u16) {
    let driver = program("chromedriver").display().to_string();
    let start = "setsid \"$1\" --port=0 --log-level=SEVERE";
    let end = "kill -s KILL -- \"-$watched\"; for _ in 1 2 3 4 5; do \
               rm -rf \"$2\" && break; sleep 0.2; done";
    let mut leash = Leash::hold(start, end, &[&driver, &profile.display().to_string()]);
    let port = leash.read(|line| {
        let port = line.strip_prefix("ChromeDriver was started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    (leash, port.expect("chromedriver says its port"))
}

pub fn program(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("{name} is not installed: run bin/setup"))
}
