//! chromedriver, through which Chromium is told what to do.

use std::env;
use std::path::Path;
use std::path::PathBuf;

use crate::support::leash::Leash;

/// Starts on a port that the system chooses, in a session of its own that dies as one. One that
/// says nothing is ended, and another one tried.
pub fn start(profile: &Path) -> (Leash, u16) {
    let started = (0..3).find_map(|_| {
        let mut leash = leashed(profile);
        let port = leash.read(|line| {
            let port = line.strip_prefix("ChromeDriver was started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        })?;
        Some((leash, port))
    });
    started.expect("chromedriver says its port")
}

fn leashed(profile: &Path) -> Leash {
    let driver = program("chromedriver").display().to_string();
    let start = "setsid \"$1\" --port=0 --log-level=SEVERE";
    let end = "kill -s KILL -- \"-$watched\"; for _ in 1 2 3 4 5; do \
               rm -rf \"$2\" && break; sleep 0.2; done";
    Leash::hold(start, end, &[&driver, &profile.display().to_string()])
}

pub fn program(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("{name} is not installed: run bin/setup"))
}
