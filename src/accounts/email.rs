//! An e-mail address in its one canonical writing: lower-case ASCII.

use std::fmt;

use super::near_miss;

/// Two addresses are the same when their texts are. No Unicode case folding is ever applied:
/// a local part beyond ASCII is refused, a domain goes through IDNA (`security.md` B16).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// What people type, forgiven its spaces and capitals; none for anything else than one address.
    pub fn parse(raw: &str) -> Option<Self> {
        let (local, domain) = raw.trim().split_once('@')?;
        let domain = is_dot_atom(local).then(|| ascii_domain(domain))??;
        // RFC 5321, 4.5.3.1.1 and the 256 octets of a path less its two brackets.
        let whole = format!("{}@{domain}", local.to_ascii_lowercase());
        (local.len() <= 64 && whole.len() <= 254).then_some(Self(whole))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn local(&self) -> &str {
        self.parts().0
    }

    pub fn domain(&self) -> &str {
        self.parts().1
    }

    /// `c…@exemple.fr`: enough for its owner, too little for others.
    pub fn masked(&self) -> String {
        let (local, domain) = self.parts();
        format!("{}…@{domain}", local.get(..1).unwrap_or_default())
    }

    /// The same person at the provider that was probably meant: `gmail.com` for `gmial.com`.
    pub fn near_miss(&self) -> Option<Self> {
        let (local, domain) = self.parts();
        near_miss::provider_meant_by(domain).map(|meant| Self(format!("{local}@{meant}")))
    }

    fn parts(&self) -> (&str, &str) {
        self.0.split_once('@').unwrap_or((&self.0, ""))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// RFC 5321 `Dot-string`: quoted local parts are refused.
fn is_dot_atom(local: &str) -> bool {
    let is_atext =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atext))
}

/// Labels of letters, digits and hyphens, punycode included; at least two, the last not a number.
fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_strict(domain).ok()?;
    let (_, last) = ascii.rsplit_once('.')?;
    (last.len() >= 2 && !last.bytes().all(|byte| byte.is_ascii_digit())).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::Email;

    fn email(raw: &str) -> Email {
        Email::parse(raw).unwrap()
    }

    #[test]
    fn an_address_has_one_writing() {
        assert_eq!(
            email(" Alice.O'Hara+Bail@Exemple.FR\r\n").as_str(),
            "alice.o'hara+bail@exemple.fr"
        );
        assert_eq!(email("a@sous.exemple.fr").domain(), "sous.exemple.fr");
        assert_eq!(email("a@EXEMPLE.fr"), email("A@exemple.FR"));
    }

    #[test]
    fn a_domain_in_other_letters_becomes_punycode() {
        assert_eq!(email("a@société.fr").domain(), "xn--socit-esab.fr");
        assert_eq!(email("a@SOCIÉTÉ.fr"), email("a@socie\u{301}te\u{301}.fr"));
        // Cyrillic а, Turkish ı: other domains than the ones they look like.
        assert!(email("a@gm\u{430}il.com").domain().starts_with("xn--"));
        assert!(email("a@gma\u{131}l.com").domain().starts_with("xn--"));
        assert_ne!(email("a@free.\u{440}\u{444}"), email("a@free.fr"));
    }

    #[test]
    fn what_idna_folds_reaches_the_mailbox_of_the_folded_name() {
        assert_eq!(email("a@\u{17f}fr.fr").as_str(), "a@sfr.fr");
        assert_eq!(email("a@ｓｆｒ．ｆｒ").as_str(), "a@sfr.fr");
    }

    #[test]
    fn a_local_part_beyond_ascii_is_refused() {
        for local in ["m\u{131}ke", "\u{17f}am", "\u{212a}im", "М", "josé", "İ", "ａ", "a\u{200b}"]
        {
            assert_eq!(Email::parse(&format!("{local}@exemple.fr")), None, "{local}");
        }
    }

    const NO_ADDRESSES: [&str; 41] = [
        "",
        "@",
        "a",
        "a@",
        "@exemple.fr",
        "a@exemple",
        "a@@exemple.fr",
        "a@b@exemple.fr",
        "a@b.fr,c@d.fr",
        "a@b.fr c@d.fr",
        "a@b.fr;c@d.fr",
        "<a@b.fr>",
        "A <a@b.fr>",
        "\"a b\"@exemple.fr",
        "\"a\"@exemple.fr",
        "a b@exemple.fr",
        "a\tb@exemple.fr",
        "a@b.fr\r\nBcc: c@d.fr",
        "a\r\n@b.fr",
        "a\0@b.fr",
        "a@b\n.fr",
        "a@b\u{a0}.fr",
        ".a@b.fr",
        "a.@b.fr",
        "a..b@b.fr",
        "a(b)@c.fr",
        "a@b..fr",
        "a@.fr",
        "a@b.fr.",
        "a@-b.fr",
        "a@b-.fr",
        "a@b_c.fr",
        "a@b.f",
        "a@127.0.0.1",
        "a@[127.0.0.1]",
        "a@b.42",
        "a@xn--a.fr",
        "a@b\u{3002}",
        "a@exe%6dple.fr",
        "a@exemple.fr:25",
        "mailto:a@b.fr",
    ];

    #[test]
    fn what_is_no_address_is_refused() {
        for raw in NO_ADDRESSES {
            assert_eq!(Email::parse(raw), None, "{raw:?}");
        }
    }

    #[test]
    fn lengths_are_bounded() {
        let (local, label) = ("l".repeat(64), "d".repeat(63));
        assert!(Email::parse(&format!("{local}@exemple.fr")).is_some());
        assert!(Email::parse(&format!("l{local}@exemple.fr")).is_none());
        assert!(Email::parse(&format!("a@d{label}.fr")).is_none());
        let long = |last: usize| format!("{local}@{label}.{label}.{}.fr", "d".repeat(last));
        assert_eq!(email(&long(58)).as_str().len(), 254);
        assert!(Email::parse(&long(59)).is_none());
    }

    #[test]
    fn a_masked_address_shows_one_letter() {
        assert_eq!(email("camille@exemple.fr").masked(), "c…@exemple.fr");
        assert_eq!(email("c@exemple.fr").masked(), "c…@exemple.fr");
        assert_eq!((email("c.d@e.fr").local(), email("c.d@e.fr").domain()), ("c.d", "e.fr"));
    }

    #[test]
    fn a_near_miss_keeps_the_person_and_puts_the_provider_right() {
        assert_eq!(email("camille.b@gmial.com").near_miss(), Some(email("camille.b@gmail.com")));
        assert_eq!(email("camille.b@gmail.com").near_miss(), None);
    }
}
