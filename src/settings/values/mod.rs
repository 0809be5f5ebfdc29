//! The kinds of value that a setting can have, each read from text.

mod address;
mod choices;
mod contact;
mod database_url;
mod duration;
mod host;
mod log_filter;
mod network;
mod public_url;
mod secret;
mod size;

use std::net::SocketAddr;
use std::path::PathBuf;

pub use choices::{
    Addressing, LogFormat, SmtpTls, StoreKind, Synchronous, Transport, WithoutKeys, WithoutMarker,
};
pub use contact::ContactUri;
pub use database_url::DatabaseUrl;
pub use host::{Host, HostName};
pub use log_filter::LogFilter;
pub use network::Network;
pub use public_url::PublicUrl;
pub use secret::Secret;
pub use size::Bytes;

/// A kind of value.
pub trait Value: Sized {
    /// Never printed, and may be given as a file that holds it.
    const SECRET: bool = false;

    /// What may be written, in plain words.
    fn kind() -> String;

    /// `Err` goes on from the value: "is not a duration".
    fn parse(text: &str) -> Result<Self, &'static str>;

    /// What the limits of a setting compare; `None` for a kind that has no order.
    fn magnitude(&self) -> Option<u128> {
        None
    }
}

macro_rules! whole_numbers {
    ($($kind:ty)+) => {$(
        impl Value for $kind {
            fn kind() -> String {
                "a whole number".to_owned()
            }

            fn parse(text: &str) -> Result<Self, &'static str> {
                let digits = text.trim().replace('_', "");
                let number: i128 = digits.parse().map_err(|_| "is not a whole number")?;
                let too_far = if number < 0 { "is too small" } else { "is too large" };
                number.try_into().map_err(|_| too_far)
            }

            fn magnitude(&self) -> Option<u128> {
                u128::try_from(*self).ok()
            }
        }
    )+};
}

whole_numbers! { u8 u16 u32 u64 usize }

impl Value for SocketAddr {
    fn kind() -> String {
        "an IP address and a port, such as 127.0.0.1:8080, 0.0.0.0:80 or [::1]:8080".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        text.trim().parse().map_err(|_| "is not an IP address with a port")
    }
}

impl Value for PathBuf {
    fn kind() -> String {
        "a path, from the working directory if it is relative".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        if text.trim().is_empty() { Err("is empty") } else { Ok(Self::from(text)) }
    }
}

impl Value for String {
    fn kind() -> String {
        "a text".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        if text.chars().any(char::is_control) {
            Err("has a control character")
        } else {
            Ok(text.into())
        }
    }
}

/// Empty means none.
impl<T: Value> Value for Option<T> {
    const SECRET: bool = T::SECRET;

    fn kind() -> String {
        format!("{}, or empty for none", T::kind())
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() { Ok(None) } else { T::parse(text).map(Some) }
    }

    fn magnitude(&self) -> Option<u128> {
        self.as_ref()?.magnitude()
    }
}

/// In a variable, items are separated by commas.
impl<T: Value> Value for Vec<T> {
    const SECRET: bool = T::SECRET;

    fn kind() -> String {
        format!("a list; each item: {}", T::kind())
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(T::parse).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_be_too_large_for_its_type_and_says_so() {
        assert_eq!(u16::parse("70000"), Err("is too large"));
        assert_eq!(u32::parse("-1"), Err("is too small"));
        assert_eq!(u32::parse("1.5"), Err("is not a whole number"));
        assert_eq!(u64::parse("2_000_000"), Ok(2_000_000));
    }

    #[test]
    fn a_list_is_separated_by_commas_and_may_be_empty() {
        assert_eq!(Vec::<u32>::parse("1, 2,3"), Ok(vec![1, 2, 3]));
        assert_eq!(Vec::<u32>::parse(""), Ok(vec![]));
        assert!(Vec::<u32>::parse("1,x").is_err());
    }
}
