//! `palier serve` in a process of its own, to be killed in the middle of what it does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use axum::Router;
use palier::settings::{DatabaseUrl, Settings};
use tempfile::TempDir;

use super::Browser;
use super::distant::distant;
use super::extranet::ORIGIN;
use super::leash::Leash;

/// Writes its number first, then, at the end, how it ended. `ulimit` holds the rest of `$4`.
///
/// What is set here is all that is set: variables of whoever runs the stories are not for it.
const START: &str = r#"for it in $(env | grep -o "^PALIER_[A-Z0-9_]*"); do unset "$it"; done
(sh -c 'trap "" XFSZ; eval "$3"; echo $$; exec "$0" serve --config "$1" 2>"$2"' \
    "$1" "$2" "$3" "$4"; echo $? >"$3.ended")"#;
/// The whole group, the watching shell included.
const END: &str = "kill -9 0";

const PATIENCE: u32 = 6_000;
const MOMENT: Duration = Duration::from_millis(10);

/// How the process is set: as the extranet is, on a free port, with mail to a server of the test.
pub struct NodeSettings {
    pub database_url: String,
    data_dir: PathBuf,
    /// The ring of keys, when it is not in the data folder.
    keys: Option<PathBuf>,
    /// Of the mail server.
    pub smtp_port: u16,
    /// Such as `20 s`; long, since a story may share its machine with hundreds of others.
    pub request_timeout: &'static str,
    /// A word of the shell, said before the start.
    pub first: &'static str,
}

impl NodeSettings {
    pub fn of(settings: &Settings, smtp_port: u16) -> Self {
        let database_url = match &settings.database.url {
            DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
            DatabaseUrl::Postgres(url) => url.expose().to_owned(),
        };
        let data_dir = settings.files.data_dir.clone();
        let keys = settings.keys.file.clone();
        Self { database_url, data_dir, keys, smtp_port, request_timeout: "2 min", first: ":" }
    }

    #[expect(clippy::too_many_lines, reason = "a file, line by line")]
    fn file(&self) -> String {
        let Self { database_url, data_dir, smtp_port, request_timeout, .. } = self;
        let data_dir = data_dir.display();
        let keys =
            self.keys.as_ref().map(|file| format!("file = {:?}", file.display().to_string()));
        let keys = keys.unwrap_or_default();
        format!(
            r#"
[server]
listen = "127.0.0.1:0"
public_url = "{ORIGIN}"
trusted_proxies = ["127.0.0.1"]
request_timeout = "{request_timeout}"
[files]
data_dir = "{data_dir}"
[database]
url = "{database_url}"
connections = 4
synchronous = "normal"
[keys]
without = "serve"
{keys}
[jobs]
hold = "2 s"
[hashing]
memory_kib = 12288
iterations = 3
wait = "30 s"
[mail]
from = "ne-pas-repondre@extranet.example"
transport = "smtp"
smtp_host = "127.0.0.1"
smtp_port = {smtp_port}
smtp_tls = "none"
timeout = "1 s"
retry_first = "1 s"
per_address_minute = 1000
per_address_hour = 1000
per_address_day = 1000
per_pair_day = 1000
per_ip_hour = 1000
"#
        )
    }
}

pub struct Node {
    number: String,
    address: String,
    folder: TempDir,
    _leash: Leash,
}

impl Node {
    /// A node that serves.
    pub fn start(settings: &NodeSettings) -> Self {
        let mut node = Self::try_to_start(settings);
        let told = waited(|| {
            let log = node.log();
            assert!(!node.has_ended(), "it does not start: {log}");
            log.lines().find(|line| line.contains("serving")).and_then(address)
        });
        node.address = told.unwrap_or_else(|| panic!("it does not serve: {}", node.log()));
        node
    }

    fn try_to_start(settings: &NodeSettings) -> Self {
        let folder = TempDir::new().expect("a folder");
        let (file, log) = (folder.path().join("palier.toml"), folder.path().join("log"));
        fs::write(&file, settings.file()).expect("a file of settings");
        let words = [Path::new(env!("CARGO_BIN_EXE_palier")), &file, &log];
        let mut words: Vec<_> = words.iter().map(|word| word.to_str().expect("UTF-8")).collect();
        words.push(settings.first);
        let mut leash = Leash::hold(START, END, &words);
        let number = leash.read(|line| Some(line.to_owned())).expect("the number of a process");
        Self { number, address: String::new(), folder, _leash: leash }
    }

    /// `127.0.0.1:40123`
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn number(&self) -> &str {
        &self.number
    }

    pub fn router(&self) -> Router {
        distant(&format!("http://{}", self.address))
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.router(), ORIGIN)
    }

    /// `kill -9`, and nothing of it is left.
    pub fn kill(&self) {
        signal(&self.number, "KILL");
        assert_eq!(self.ended(), 137, "{}", self.log());
    }

    /// SIGTERM, as an init system sends it; how it ended.
    pub fn stop(&self) -> i32 {
        signal(&self.number, "TERM");
        self.ended()
    }

    /// Waits for its end, however it comes.
    pub fn ended(&self) -> i32 {
        let end = waited(|| fs::read_to_string(self.end()).ok()?.trim().parse().ok());
        end.unwrap_or_else(|| panic!("it does not end: {}", self.log()))
    }

    pub fn has_ended(&self) -> bool {
        self.end().exists()
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn end(&self) -> PathBuf {
        self.folder.path().join("log.ended")
    }
}

/// Sends a signal to a process that this one started.
pub fn signal(number: &str, name: &str) {
    let kill = format!("kill -{name} {number}");
    // The shell's own `kill`: the program of that name is not on every machine.
    let _may_have_ended = Command::new("sh").args(["-c", &kill]).output();
}

fn waited<T>(mut found: impl FnMut() -> Option<T>) -> Option<T> {
    for _ in 0..PATIENCE {
        let found = found();
        if found.is_some() {
            return found;
        }
        thread::sleep(MOMENT);
    }
    None
}

/// `address=127.0.0.1:40123` in a line that may be coloured.
fn address(line: &str) -> Option<String> {
    let from = line.find("127.0.0.1:")?;
    let address = line[from..].chars().take_while(|c| c.is_ascii_digit() || ".:".contains(*c));
    Some(address.collect())
}
