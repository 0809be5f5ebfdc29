//! The address under which people know the server: the only source of links in mail.

use std::fmt;

use super::{Host, Value};

/// A scheme and a host, nothing more: what browsers call an origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    https: bool,
    host: Host,
}

impl PublicUrl {
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// What browsers send as `Host`: the port is left out when the scheme implies it.
    pub fn host(&self) -> &Host {
        &self.host
    }

    pub fn implied_port(&self) -> u16 {
        if self.https { 443 } else { 80 }
    }

    /// The address of a page; `path` begins with `/`.
    pub fn page(&self, path: &str) -> String {
        format!("{self}{path}")
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}://{}", if self.https { "https" } else { "http" }, self.host)
    }
}

impl Value for PublicUrl {
    fn kind() -> String {
        "`https://` and a host, without path or final slash; `http://` on this machine only"
            .to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let (scheme, host) = text.split_once("://").ok_or("has no https://")?;
        let https = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err("begins with neither https:// nor http://"),
        };
        if host.contains(['/', '?', '#']) {
            return Err("goes on after the host");
        }
        let host = Host::parse(host)?;
        if !https && !host.name.is_loopback() {
            return Err("is not https, which only an address of this machine may do without");
        }
        let host = host.without_port(if https { 443 } else { 80 });
        Ok(Self { https, host })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for fine in ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:1", "https://a.fr"]
        {
            assert_eq!(PublicUrl::parse(fine).expect(fine).to_string(), fine);
        }
        assert!(PublicUrl::parse("http://agency.example").is_err());
        assert!(PublicUrl::parse("http://localhost.agency.example").is_err());
    }

    #[test]
    fn nothing_may_follow_the_host() {
        for wrong in ["https://a.fr/", "https://a.fr/x", "https://a.fr?x", "https://a.fr#x"] {
            assert_eq!(PublicUrl::parse(wrong), Err("goes on after the host"), "{wrong}");
        }
        assert!(PublicUrl::parse("https://user:secret@a.fr").is_err());
        assert!(PublicUrl::parse("a.fr").is_err());
    }

    #[test]
    fn the_usual_port_is_left_out_as_browsers_do() {
        let url = PublicUrl::parse("HTTPS://A.fr:443").expect("an address");
        assert_eq!(url.to_string(), "https://a.fr");
        assert_eq!(url.page("/login"), "https://a.fr/login");
    }
}
