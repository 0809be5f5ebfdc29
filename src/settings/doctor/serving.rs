//! How the server is reached, and where it keeps and logs things.

use super::Finding;
use crate::settings::sections::Settings;
use crate::settings::values::{DatabaseUrl, Synchronous};

pub fn public_url(settings: &Settings) -> Finding {
    let url = &settings.server.public_url;
    if url.host().name.is_loopback() {
        let cookies = if url.is_https() { "" } else { ", and its cookies go without TLS" };
        let sentence =
            format!("{url} only works on this machine: so do the links in mails{cookies}");
        Finding::warning("server.public_url", sentence)
    } else {
        Finding::fine("server.public_url", format!("people reach the server at {url}"))
    }
}

pub fn listen(settings: &Settings) -> Finding {
    let listen = settings.server.listen;
    let here_only = listen.ip().is_loopback();
    if !here_only && !settings.server.public_url.is_https() {
        let sentence = format!("{listen} can be reached by other machines, without TLS");
        Finding::warning("server.listen", sentence)
    } else {
        Finding::fine("server.listen", format!("the server listens on {listen}"))
    }
}

pub fn metrics_listen(settings: &Settings) -> Finding {
    let name = "server.metrics_listen";
    match settings.server.metrics_listen {
        None => Finding::fine(name, "nothing is measured for anybody"),
        Some(listen) if listen.ip().is_loopback() => {
            Finding::fine(name, format!("{listen} tells what is measured, on this machine only"))
        }
        Some(listen) => {
            let sentence = format!("{listen} tells what is measured to whoever reaches it");
            Finding::warning(name, sentence)
        }
    }
}

/// Behind `https` there is a proxy, unless the server does TLS by itself.
pub fn trusted_proxies(settings: &Settings) -> Finding {
    let (server, name) = (&settings.server, "server.trusted_proxies");
    if server.trusted_proxies.iter().any(super::super::values::Network::is_broad) {
        Finding::warning(name, "a range is so broad that strangers could pretend to be others")
    } else if settings.tls.certificate.is_some() && server.trusted_proxies.is_empty() {
        Finding::fine(name, "none: people reach the server itself, by TLS")
    } else if server.public_url.is_https() && server.trusted_proxies.is_empty() {
        let sentence = "none, yet public_url is https: everybody seems to come from the proxy's \
                        address and shares its limits; name the proxy's address here";
        Finding::fault(name, sentence)
    } else {
        let count = server.trusted_proxies.len();
        Finding::fine(name, format!("X-Forwarded-For is believed from {count} address ranges"))
    }
}

pub fn database(settings: &Settings) -> Finding {
    let database = &settings.database;
    match &database.url {
        DatabaseUrl::Sqlite(_) if database.readers == 1 => {
            Finding::warning("database.readers", "only one page can read at a time; 4 is usual")
        }
        DatabaseUrl::Sqlite(_) if database.synchronous == Synchronous::Normal => {
            Finding::warning("database.synchronous", "a power cut may lose the last changes")
        }
        url => Finding::fine("database.url", format!("records are kept in {url}")),
    }
}

pub fn database_network(settings: &Settings) -> Finding {
    if settings.database.url.is_unverified() {
        let sentence = "the server does not check who answers: add ?sslmode=verify-full";
        Finding::warning("database.url", sentence)
    } else {
        Finding::fine("database.url", "the database is here, or proves who it is")
    }
}

pub fn log_filter(settings: &Settings) -> Finding {
    let filter = &settings.log.filter;
    if filter.is_verbose() {
        Finding::warning("log.filter", format!("{} is slow and wordy", filter.as_str()))
    } else {
        Finding::fine("log.filter", format!("log lines: {}", filter.as_str()))
    }
}
