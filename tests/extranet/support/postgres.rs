//! A PostgreSQL of the test process's own, with an empty database for each story.
//!
//! `TEST_DATABASE=postgres` asks for it; `TEST_POSTGRES=postgres://user@host:port` names a running
//! server to use instead of starting one.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

use super::leash::Leash;

static SERVER: OnceLock<Server> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// Whether the stories of this run are told on PostgreSQL rather than on SQLite.
pub fn is_asked_for() -> bool {
    match env::var("TEST_DATABASE").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite" | "") | Err(_) => env::var_os("TEST_POSTGRES").is_some(),
        Ok(other) => panic!("TEST_DATABASE is sqlite or postgres, not {other}"),
    }
}

/// An empty database, dropped with this value, whoever is still connected to it.
pub struct FreshDatabase {
    name: String,
    pub url: String,
}

/// Creates an empty database. The first call starts the server.
pub fn fresh_database() -> FreshDatabase {
    let server = SERVER.get_or_init(Server::found_or_started);
    let count = DATABASES.fetch_add(1, Ordering::Relaxed);
    let name = format!("story_{}_{count}", std::process::id());
    server.run(&format!("create database {name} template template0"));
    FreshDatabase { url: format!("{}/{name}", server.url), name }
}

/// Another database that holds what this one holds now, as a restored backup does.
pub fn copy_of(url: &str) -> FreshDatabase {
    let copy = fresh_database();
    let server = SERVER.get().expect("a server that runs");
    let mut dump = Command::new(server.programs.join("pg_dump"));
    let dumped = dump.args(["--no-owner", url]).output().expect("pg_dump runs");
    assert!(dumped.status.success(), "{}", String::from_utf8_lossy(&dumped.stderr));
    let file = tempfile::NamedTempFile::new().expect("a file");
    fs::write(file.path(), dumped.stdout).expect("written");
    let mut load = Command::new(server.programs.join("psql"));
    load.arg(&copy.url).args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f"]).arg(file.path());
    ran(&mut load);
    copy
}

impl Drop for FreshDatabase {
    fn drop(&mut self) {
        let Some(server) = SERVER.get() else { return };
        let drop = format!("drop database {} with (force)", self.name);
        let _reported_by_nobody = server.psql(&drop).output();
    }
}

struct Server {
    /// Without a database's name.
    url: String,
    programs: PathBuf,
    /// Held until the process ends.
    _leash: Option<Leash>,
}

impl Server {
    fn found_or_started() -> Self {
        let programs = newest_programs();
        match env::var("TEST_POSTGRES") {
            Ok(url) => Self { url: url.trim_end_matches('/').to_owned(), programs, _leash: None },
            Err(_) => Self::started(programs),
        }
    }

    fn started(programs: PathBuf) -> Self {
        let folder = owned_folder();
        let leash = watched(&programs, &folder);
        let data = folder.join("data");
        ran(as_owner(&programs.join("initdb"), &folder).arg("-D").arg(&data).args([
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]));
        for _attempt in 0..5 {
            let port = free_port();
            let options = format!(
                "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={} \
                 -c max_connections=300 -c fsync=off -c synchronous_commit=off \
                 -c full_page_writes=off",
                folder.display()
            );
            let started = as_owner(&programs.join("pg_ctl"), &folder)
                .arg("-D")
                .arg(&data)
                .args(["-w", "-l", "log", "-o", &options, "start"])
                .output()
                .expect("pg_ctl runs");
            if started.status.success() {
                let url = format!("postgres://postgres@127.0.0.1:{port}");
                return Self { url, programs, _leash: Some(leash) };
            }
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        panic!("PostgreSQL does not start: {log}");
    }

    fn run(&self, statement: &str) {
        ran(&mut self.psql(statement));
    }

    fn psql(&self, statement: &str) -> Command {
        let mut command = Command::new(self.programs.join("psql"));
        command.arg(format!("{}/postgres", self.url)).args(["-X", "-q", "-v", "ON_ERROR_STOP=1"]);
        command.args(["-c", statement]);
        command
    }
}

/// Stops the server and deletes its folder when this process is gone.
fn watched(programs: &Path, folder: &Path) -> Leash {
    let mut stop = as_owner(&programs.join("pg_ctl"), folder);
    stop.arg("-D").arg(folder.join("data")).args(["-m", "immediate", "stop"]);
    let words = std::iter::once(stop.get_program()).chain(stop.get_args());
    let stop: Vec<_> = words.map(|word| format!("'{}'", word.display())).collect();
    let end = format!("cd \"$1\" && {} >/dev/null 2>&1; cd / && rm -rf \"$1\"", stop.join(" "));
    Leash::hold(":", &end, &[&folder.display().to_string()])
}

/// The command, run by someone whom PostgreSQL accepts: it refuses root.
fn as_owner(program: &Path, folder: &Path) -> Command {
    let mut command = if is_root() {
        let mut runuser = Command::new("runuser");
        runuser.args(["-u", "postgres", "--"]).arg(program);
        runuser
    } else {
        Command::new(program)
    };
    command.current_dir(folder);
    command
}

fn owned_folder() -> PathBuf {
    let folder = tempfile::Builder::new().prefix("palier-pg-").tempdir().expect("a folder").keep();
    if is_root() {
        ran(Command::new("chown").arg("postgres").arg(&folder));
    }
    folder
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n")
}

/// Debian keeps one folder for each major version, apart from the `PATH`.
fn newest_programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let programs = versions.map(|version| version.path().join("bin"));
    let major = |programs: &PathBuf| {
        let version = programs.parent().and_then(Path::file_name).map(OsString::from);
        version.and_then(|version| version.to_str()?.parse::<u32>().ok())
    };
    let newest = programs.filter(|programs| programs.join("psql").exists()).max_by_key(major);
    newest.expect("PostgreSQL under /usr/lib/postgresql: run bin/setup")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a port").port()
}

fn ran(command: &mut Command) {
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_stories_have_two_databases_that_go_away_with_them() {
        if !is_asked_for() {
            return; // The run on SQLite must not need PostgreSQL.
        }
        let (one, other) = (fresh_database(), fresh_database());
        assert!(other.url.ends_with(&format!("/{}", other.name)));
        let (gone, kept) = (one.name.clone(), other.name.clone());
        assert_eq!((listed(&gone), listed(&kept)), (true, true));
        drop(one);
        assert_eq!((listed(&gone), listed(&kept)), (false, true));
    }

    fn listed(name: &str) -> bool {
        let server = SERVER.get().expect("a server");
        let names = server.psql("select datname from pg_database").output().expect("psql runs");
        String::from_utf8_lossy(&names.stdout).lines().any(|line| line.trim() == name)
    }
}
