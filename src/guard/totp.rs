//! A TOTP secret: what an authenticator application and we share, and the codes that come of it.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use totp_rs::{Builder, Secret, Totp};

use crate::clock::Moment;
use crate::guard::random;

/// 160 bits, SHA-1, six digits, thirty seconds: what every application takes (RFC 6238).
#[derive(Clone)]
pub struct TotpSecret([u8; Self::BYTES]);

impl TotpSecret {
    const BYTES: usize = 20;
    pub const STEP_SECONDS: i64 = 30;
    const DIGITS: usize = 6;

    pub fn fresh() -> Self {
        Self(random::bytes())
    }

    /// From base 32, as [`TotpSecret::base32`] writes it; spaces and case are forgiven.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.split_whitespace().collect::<String>().to_ascii_uppercase();
        Self::of(&BASE32_NOPAD.decode(plain.as_bytes()).ok()?)
    }

    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// For the person who cannot scan.
    pub fn base32(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// The same in groups of four, to be typed from a screen.
    pub fn grouped(&self) -> String {
        let text = self.base32();
        let groups: Vec<&str> =
            (0..text.len()).step_by(4).filter_map(|at| text.get(at..at + 4)).collect();
        groups.join(" ")
    }

    /// The address that an application opens, or reads from a QR code (`otpauth` key URI).
    pub fn uri(&self, issuer: &str, name: &str) -> String {
        let (issuer, name) = (escaped(issuer), escaped(name));
        format!(
            "otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
            self.base32()
        )
    }

    /// Six digits, however they are spaced; nothing for anything else.
    pub fn digits(typed: &str) -> Option<String> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let fits = code.len() == Self::DIGITS && code.bytes().all(|byte| byte.is_ascii_digit());
        fits.then_some(code)
    }

    /// The step whose code this is: the present one, the one before or the one after. Whoever
    /// accepts it must see to it that the step is used once (RFC 6238, 5.2).
    pub(super) fn step_of(&self, code: &str, now: Moment) -> Option<i64> {
        let code = Self::digits(code)?;
        let step = self.totp()?.check(&code, seconds(now))?;
        i64::try_from(step).ok()
    }

    /// The code that an application shows at that moment.
    pub fn code(&self, at: Moment) -> Option<String> {
        Some(self.totp()?.generate(seconds(at)).to_string())
    }

    fn totp(&self) -> Option<Totp> {
        Builder::new().with_secret(Secret::new_stack(self.0)).build().ok()
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("TotpSecret(…)")
    }
}

fn seconds(at: Moment) -> u64 {
    u64::try_from(at.millis() / 1_000).unwrap_or(0)
}

/// Percent-encoded but for what stands in any part of an address.
fn escaped(text: &str) -> String {
    let written = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = TotpSecret(*b"12345678901234567890");
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")]
        {
            let at = Moment::from_millis(second * 1_000);
            assert_eq!(secret.code(at).as_deref(), Some(code));
            assert_eq!(secret.step_of(code, at), Some(second / 30));
        }
    }

    #[test]
    fn a_code_is_good_for_a_step_before_and_after_and_no_longer() {
        let (secret, now) = (TotpSecret::fresh(), Moment::from_millis(1_800_000_000_000));
        let step = std::time::Duration::from_secs(30);
        let code = secret.code(now).expect("a code");
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(secret.step_of(&spaced, now), Some(60_000_000));
        assert!(secret.step_of(&code, now + step).is_some());
        assert!(secret.step_of(&code, now - step).is_some());
        assert!(secret.step_of(&code, now + step * 2).is_none());
        for bad in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert!(secret.step_of(bad, now).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_is_shown_is_read_back() {
        let secret = TotpSecret::fresh();
        let read = TotpSecret::parse(&secret.grouped().to_lowercase()).expect("a secret");
        assert_eq!(read.base32(), secret.base32());
        assert_eq!(secret.grouped().split(' ').count(), 8);
        let uri = secret.uri("Palier d'été", "a@b.fr");
        assert!(
            uri.starts_with("otpauth://totp/Palier%20d%27%C3%A9t%C3%A9:a@b.fr?secret="),
            "{uri}"
        );
        assert_eq!(format!("{secret:?}"), "TotpSecret(…)");
    }
}
