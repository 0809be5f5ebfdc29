//! The two codes that a letter prints: they find a société, and give no right at all.

use std::fmt;

use serde::Deserialize;

/// One code: letters and digits, in capitals, however it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    const LONGEST: usize = 20;

    /// People copy codes from paper: spaces, hyphens and case are forgiven.
    pub fn parse(raw: &str) -> Option<Self> {
        let plain = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}');
        let code: String = raw.chars().filter(plain).collect();
        let is_code = !code.is_empty()
            && code.len() <= Self::LONGEST
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_code.then(|| Self(code.to_ascii_uppercase()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Client code and société code, as the address carries them: `?client=…&societe=…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes {
    pub client: Code,
    pub societe: Code,
}

/// The same, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedCodes {
    pub client: String,
    pub societe: String,
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Codes {
    pub fn parse(client: &str, societe: &str) -> Option<Self> {
        Some(Self { client: Code::parse(client)?, societe: Code::parse(societe)? })
    }

    /// The query that every address of this société carries.
    pub fn query(&self) -> String {
        format!("client={}&societe={}", self.client.as_str(), self.societe.as_str())
    }

    /// `BELLEVUE/TLS`, as commands write and read it.
    pub fn parse_pair(pair: &str) -> Option<Self> {
        pair.split_once('/').and_then(|(client, societe)| Self::parse(client, societe))
    }
}

impl fmt::Display for Codes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.client.as_str(), self.societe.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(Code::parse(" belle vue "), Code::parse("BELLE-VUE"));
        assert_eq!(Code::parse("tls").expect("a code").as_str(), "TLS");
        for bad in ["", " - ", "É", "A'B", "AAAAAAAAAAAAAAAAAAAAA", "A\0"] {
            assert_eq!(Code::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_pair_of_codes_is_read_as_it_is_written() {
        let codes = Codes::parse_pair("bellevue / tls").expect("two codes");
        assert_eq!(codes.to_string(), "BELLEVUE/TLS");
        for bad in ["BELLEVUE", "BELLEVUE/", "A/B/C", "/"] {
            assert_eq!(Codes::parse_pair(bad), None, "{bad}");
        }
    }
}
