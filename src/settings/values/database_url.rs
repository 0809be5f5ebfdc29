//! Where the database is: an SQLite file or a PostgreSQL server.

use std::fmt;
use std::path::PathBuf;

use super::{Secret, Value};

/// Its `Display` and `Debug` leave out user, password and parameters.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    /// The whole address, `postgres://…`.
    Postgres(Secret),
}

impl DatabaseUrl {
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    pub fn has_password(&self) -> bool {
        let Self::Postgres(url) = self else { return false };
        let (authority, rest) = parts(url.expose());
        let user = authority.rsplit_once('@').map(|(user, _)| user);
        user.is_some_and(|user| user.contains(':')) || rest.contains("password=")
    }

    /// A remote PostgreSQL that is reached without checking who answers.
    pub fn is_unverified(&self) -> bool {
        let Self::Postgres(url) = self else { return false };
        let (authority, rest) = parts(url.expose());
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let here = ["localhost", "127.", "[::1]"].iter().any(|near| host.starts_with(near));
        let socket = host.is_empty() || host.starts_with("%2F") || rest.contains("host=/");
        !here && !socket && !rest.contains("sslmode=verify-")
    }
}

/// What is between `//` and the next `/` or `?`, and what follows it.
fn parts(url: &str) -> (&str, &str) {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    after.split_at(after.find(['/', '?']).unwrap_or(after.len()))
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(out, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                let (authority, rest) = parts(url.expose());
                let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
                let name = rest.split_once('?').map_or(rest, |(name, _)| name);
                write!(out, "postgres://{host}{name}")
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Value for DatabaseUrl {
    const SECRET: bool = true;

    fn kind() -> String {
        "`sqlite:` and a path, or `postgres://user:password@host/name`".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix("sqlite:") {
            return sqlite(path.strip_prefix("//").unwrap_or(path));
        }
        let postgres = ["postgres://", "postgresql://"].iter().find_map(|s| text.strip_prefix(s));
        match postgres {
            Some(rest) if rest.is_empty() || rest.contains(char::is_whitespace) => {
                Err("is not a complete PostgreSQL address")
            }
            Some(_) => Ok(Self::Postgres(Secret::new(text))),
            None => Err("begins with neither sqlite: nor postgres://"),
        }
    }
}

fn sqlite(path: &str) -> Result<DatabaseUrl, &'static str> {
    match path {
        "" => Err("has no path"),
        _ if path.contains(":memory:") => Err("is in memory, where two connections share nothing"),
        _ if path.contains('?') => Err("has parameters, which the server chooses itself"),
        _ => Ok(DatabaseUrl::Sqlite(PathBuf::from(path))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> DatabaseUrl {
        DatabaseUrl::parse(text).expect("an address")
    }

    #[test]
    fn user_password_and_parameters_are_never_shown() {
        let url = url("postgres://palier:p@ss:word@db.example:5433/palier?password=other");
        assert_eq!(url.to_string(), "postgres://db.example:5433/palier");
        assert_eq!(format!("{url:?}"), url.to_string());
        assert!(url.has_password());
    }

    #[test]
    fn sqlite_takes_a_path_and_nothing_else() {
        assert_eq!(url("sqlite:a/b.db"), DatabaseUrl::Sqlite("a/b.db".into()));
        assert_eq!(url("sqlite:///a/b.db"), DatabaseUrl::Sqlite("/a/b.db".into()));
        for refused in ["sqlite:", "sqlite::memory:", "sqlite:a.db?mode=ro", "mysql://h/d", ""] {
            assert!(DatabaseUrl::parse(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_remote_server_must_prove_who_it_is() {
        assert!(url("postgres://u@db.example/palier").is_unverified());
        assert!(url("postgres://u@db.example/palier?sslmode=require").is_unverified());
        assert!(!url("postgres://u@db.example/palier?sslmode=verify-full").is_unverified());
        assert!(!url("postgres://u@127.0.0.1:5432/palier").is_unverified());
        assert!(!url("postgres:///palier?host=/run/postgresql").is_unverified());
        assert!(!url("sqlite:a.db").is_unverified());
    }
}
