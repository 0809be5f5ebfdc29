//! Names of machines, alone or with a port.

use std::fmt;
use std::net::IpAddr;

use super::Value;

/// A DNS name in lower case or an IP address, IPv6 without brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the name can only mean this machine.
    pub fn is_loopback(&self) -> bool {
        let address = self.0.parse::<IpAddr>();
        address.is_ok_and(|ip| ip.to_canonical().is_loopback())
            || self.0 == "localhost"
            || self.0.ends_with(".localhost")
    }
}

impl Value for HostName {
    fn kind() -> String {
        "a host name (accented names in their xn-- form) or an IP address".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let name = text.trim().to_ascii_lowercase();
        let bare = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(&name);
        if bare.parse::<IpAddr>().is_ok() {
            return Ok(Self(bare.to_owned()));
        }
        let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || b"-_".contains(&letter);
        let is_label =
            |label: &str| (1..=63).contains(&label.len()) && label.bytes().all(is_letter);
        let known = name.len() <= 253 && name.split('.').all(is_label);
        if known { Ok(Self(name)) } else { Err("is not a host name") }
    }
}

/// A host as the `Host` header writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    pub name: HostName,
    pub port: Option<u16>,
}

impl Host {
    /// The same host, without the port that its scheme implies.
    #[must_use]
    pub fn without_port(self, implied: u16) -> Self {
        Self { port: self.port.filter(|port| *port != implied), ..self }
    }
}

impl fmt::Display for Host {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_str();
        let (open, close) = if name.contains(':') { ("[", "]") } else { ("", "") };
        write!(out, "{open}{name}{close}")?;
        match self.port {
            Some(port) => write!(out, ":{port}"),
            None => Ok(()),
        }
    }
}

impl Value for Host {
    fn kind() -> String {
        "a host name or an IP address, with a port if it is not the usual one".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let (name, port) = match text.rsplit_once(':') {
            Some((name, port)) if !name.contains(':') || name.ends_with(']') => (name, Some(port)),
            _ => (text, None),
        };
        if name.contains(':') && !name.starts_with('[') {
            return Err("is an IPv6 address without its [brackets]");
        }
        let port = port.map(str::parse::<u16>).transpose().map_err(|_| "has a wrong port")?;
        if port == Some(0) {
            Err("has a wrong port")
        } else {
            Ok(Self { name: HostName::parse(name)?, port })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_written_back_as_browsers_write_it() {
        for host in ["agency.example", "agency.example:8443", "127.0.0.1:80", "[::1]", "[::1]:8080"]
        {
            assert_eq!(Host::parse(host).expect(host).to_string(), host);
        }
        assert_eq!(Host::parse("Agency.EXAMPLE").expect("a host").to_string(), "agency.example");
    }

    #[test]
    fn what_is_not_a_host_is_refused() {
        for host in
            ["", "a b", "a..b", "a/b", "user@host", "host:", "host:0", "host:x", "::1", "é.fr"]
        {
            assert!(Host::parse(host).is_err(), "{host}");
        }
    }

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for (name, expected) in [
            ("localhost", true),
            ("palier.localhost", true),
            ("127.0.0.53", true),
            ("[::1]", true),
            ("::ffff:127.0.0.1", true),
            ("localhost.example", false),
            ("127.0.0.1.example", false),
            ("0.0.0.0", false),
        ] {
            assert_eq!(HostName::parse(name).expect(name).is_loopback(), expected, "{name}");
        }
    }
}
