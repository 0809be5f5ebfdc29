//! Where the server listens, keeps what it knows, and logs.

use std::fs;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use crate::settings::declaration::section;
use crate::settings::values::{
    Bytes, DatabaseUrl, Host, LogFilter, LogFormat, Network, PublicUrl, Synchronous, Value,
    WithoutMarker,
};

section! {
    /// How the server is reached.
    Server {
        /// Address and port that the server listens on.
        listen: SocketAddr = "127.0.0.1:8080",
        /// Address and port for what measures (`/metrics`); empty: nowhere. Anybody who reaches it reads it.
        metrics_listen: Option<SocketAddr> = "",
        /// Address that people type; every link in a mail begins with it, whatever a request says.
        public_url: PublicUrl = "http://127.0.0.1:8080",
        /// Other values of the `Host` header to answer to; any further one gets a refusal (421).
        allowed_hosts: Vec<Host> = "",
        /// Reverse proxies whose `X-Forwarded-For` is believed; from anyone else it is ignored.
        trusted_proxies: Vec<Network> = "",
        /// Longest time to receive the head of a request, and longest rest between two on a connection.
        header_timeout: Duration = "10 s" in "1 s"..="2 min",
        /// Connections at the same time; further ones wait until one of them ends.
        connections: usize = 4_096 in 1..=1_000_000,
        /// Longest time to answer one request.
        request_timeout: Duration = "30 s" in "1 s"..="10 min",
        /// Memory for home pages as they were last drawn, for those who come back to one that has not
        /// changed since: some 12 KiB each, for 20 minutes at most; `0 KiB` draws each anew.
        kept_pages: Bytes = "16 MiB" in "0 KiB"..="4 GiB",
        /// Largest form that is read.
        body_limit: Bytes = "64 KiB" in "16 KiB"..="16 MiB",
        /// Longest time to send files, and to answer.
        upload_timeout: Duration = "10 min" in "10 s"..="1 h",
        /// Largest upload, all of its files together.
        upload_limit: Bytes = "220 MiB" in "1 MiB"..="4 GiB",
    }
}

impl Server {
    /// Whether a `Host` header names this server.
    pub fn answers_to(&self, header: &str) -> bool {
        let port = self.public_url.implied_port();
        Host::parse(header).is_ok_and(|host| {
            let host = host.without_port(port);
            let mut others = self.allowed_hosts.iter().cloned();
            host == *self.public_url.host() || others.any(|other| other.without_port(port) == host)
        })
    }

    /// Whether what this peer forwards about its client is believed.
    pub fn trusts(&self, peer: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.contains(peer))
    }
}

section! {
    /// TLS by the server itself; without it, a proxy in front does it.
    Tls {
        /// File of the certificate and of those that vouch for it (PEM); read again when it changes.
        certificate: Option<PathBuf> = "",
        /// File of its private key (PEM), for the server's user alone.
        key: Option<PathBuf> = "",
        /// Longest time to agree on a key with whoever connects.
        handshake_timeout: Duration = "10 s" in "1 s"..="1 min",
    }
}

section! {
    /// Where the server keeps its files.
    Files {
        /// Folder of everything the server writes; in other settings `<data_dir>` stands for it.
        data_dir: PathBuf = "./data",
    }
}

impl Files {
    /// Creates the folder if it is missing, closed to the other users of the machine.
    pub fn create_data_dir(&self) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.recursive(true).create(&self.data_dir)
    }
}

section! {
    /// Where records are kept.
    Database {
        /// SQLite for one server, PostgreSQL for several; a secret, as it may hold a password.
        url: DatabaseUrl = "sqlite:<data_dir>/palier.db",
        /// SQLite: connections that read at the same time; there is always one that writes.
        readers: u32 = 4 in 1..=64,
        /// PostgreSQL: connections in all.
        connections: u32 = 10 in 2..=200,
        /// SQLite: `full` survives a power cut, `normal` is faster and may lose the last commits.
        synchronous: Synchronous = "full",
    }
}

section! {
    /// What tells a restored database from the one that was served; keep both files out of its backups.
    Restore {
        /// File where this node notes what it saw of its database.
        marker: PathBuf = "<data_dir>/database.marker",
        /// File that acts are copied to which no restored backup may undo.
        acts: PathBuf = "<data_dir>/acts.journal",
        /// What a node without a marker does with a database that was served before; `serve` only where the disk of a node is new at each start.
        without_marker: WithoutMarker = "refuse",
    }
}

section! {
    /// What the server says of itself, on its standard error.
    Log {
        /// Lines for people or for programs.
        format: LogFormat = "text",
        /// Least level of the lines that are kept.
        filter: LogFilter = "info",
    }
}

section! {
    /// What is over is removed once an hour.
    Upkeep {
        /// How long mailed links, activations and the traces of letters are kept once they are over.
        kept: Duration = "30 d" in "1 d"..="365 d",
    }
}

section! {
    /// How long what is about people is kept; `docs/rgpd.md` says why.
    Retention {
        /// How long somebody may take the copy of their data that they asked for.
        copies: Duration = "7 d" in "1 d"..="14 d",
        /// An account that nobody signed in to for so long is closed.
        inactive: Duration = "1095 d" in "365 d"..="1825 d",
        /// How long before that its holder is warned a first time.
        first_warning: Duration = "30 d" in "8 d"..="90 d",
        /// How long before that its holder is warned a second time.
        last_warning: Duration = "7 d" in "1 d"..="30 d",
        /// How long the name and the address of somebody who works for an agency no more are kept.
        staff: Duration = "365 d" in "30 d"..="1095 d",
        /// Events of the audit trail go a month at a time, once all of it is so old.
        trail: Duration = "365 d" in "180 d"..="730 d",
        /// How long demandes are kept once they were closed.
        demandes: Duration = "1095 d" in "90 d"..="3650 d",
    }
}

section! {
    /// Long work that nobody waits for in front of a page.
    Jobs {
        /// A job whose process has given no sign of life for so long is begun anew by another.
        hold: Duration = "1 min" in "1 s"..="1 h",
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn the_server_answers_to_its_public_name_and_to_the_allowed_ones_only() {
        let server = [
            ("PALIER_SERVER_PUBLIC_URL", "https://extranet.example"),
            ("PALIER_SERVER_ALLOWED_HOSTS", "old.example, [::1]:8080"),
        ];
        let given = server.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let server = Settings::load(None, given).expect("good settings").server;
        for host in ["extranet.example", "EXTRANET.example:443", "old.example", "[::1]:8080"] {
            assert!(server.answers_to(host), "{host}");
        }
        for host in ["extranet.example:8080", "evil.example", "", "extranet.example/x", "[::1]"] {
            assert!(!server.answers_to(host), "{host}");
        }
    }
}
