//! An address that somebody outside writes to or reads at, as RFC 9116 wants it: a URI.

use std::fmt;

use super::Value;

/// `mailto:`, `https://` or `tel:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactUri(String);

impl fmt::Display for ContactUri {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Value for ContactUri {
    fn kind() -> String {
        "an address that begins with `mailto:`, `https://` or `tel:`".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("has a space, or a sign that is not plain ASCII");
        }
        let begins = ["mailto:", "https://", "tel:"];
        let rest = begins.iter().find_map(|begin| text.strip_prefix(begin));
        match rest.ok_or("begins with neither mailto:, https:// nor tel:")? {
            "" => Err("ends after its beginning"),
            rest if text.starts_with("mailto:") && !rest.contains('@') => Err("has no @"),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_an_address_that_a_program_can_follow() {
        for good in
            ["mailto:security@example.org", "https://example.org/security", "tel:+33536491240"]
        {
            assert_eq!(ContactUri::parse(good).map(|it| it.to_string()), Ok(good.to_owned()));
        }
        for wrong in
            ["security@example.org", "http://example.org", "mailto:", "mailto:me", "tel:0 1"]
        {
            assert!(ContactUri::parse(wrong).is_err(), "{wrong}");
        }
        assert!(ContactUri::parse("https://example.org/\nContact: mailto:e@evil.example").is_err());
    }
}
