//! How a document is asked for: wholly or in part, only its headers, or ahead of any need.

use std::convert::Infallible;
use std::ops::Range;

use axum::extract::FromRequestParts;
use axum::http::header::{self, HeaderName};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method};

/// What the request says, before the document is known.
#[derive(Debug, Default)]
pub struct Asking {
    pub is_head: bool,
    /// The browser guesses that somebody might open it.
    pub is_ahead: bool,
    range: Option<String>,
    /// The content that a part must belong to (RFC 9110, 13.1.5).
    if_range: Option<String>,
}

/// Which bytes to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    Bytes(Range<u64>),
    /// Beyond the end.
    Nowhere,
}

impl<S: Send + Sync> FromRequestParts<S> for Asking {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let told = |name: &HeaderName| one(&parts.headers, name).map(str::to_owned);
        let purposes = ["sec-purpose", "purpose", "x-moz"].map(HeaderName::from_static);
        let is_ahead = |name| told(name).is_some_and(|purpose| purpose.contains("prefetch"));
        Ok(Self {
            is_head: parts.method == Method::HEAD,
            is_ahead: purposes.iter().any(is_ahead),
            range: told(&header::RANGE),
            if_range: told(&header::IF_RANGE),
        })
    }
}

impl Asking {
    /// One range is understood. Several, or what cannot be read, are answered by the whole, as
    /// RFC 9110, 14.2 allows.
    pub fn part(&self, size: u64, etag: &str) -> Part {
        let Some(range) = self.range.as_deref() else { return Part::Whole };
        if self.if_range.as_deref().is_some_and(|wanted| wanted != etag) {
            return Part::Whole;
        }
        let set = range.split_once('=').filter(|(unit, _)| unit.eq_ignore_ascii_case("bytes"));
        let Some((first, last)) = set.and_then(|(_, set)| set.trim().split_once('-')) else {
            return Part::Whole;
        };
        match (figure(first), figure(last)) {
            (Figure::None, Figure::Bytes(length)) => suffix(size, length),
            (Figure::Bytes(first), Figure::None) => between(size, first, u64::MAX),
            (Figure::Bytes(first), Figure::Bytes(last)) => between(size, first, last),
            _ => Part::Whole,
        }
    }
}

/// The last so many bytes.
fn suffix(size: u64, length: u64) -> Part {
    if length == 0 { Part::Nowhere } else { Part::Bytes(size.saturating_sub(length)..size) }
}

fn between(size: u64, first: u64, last: u64) -> Part {
    match last {
        last if last < first => Part::Whole,
        _ if first >= size => Part::Nowhere,
        last => Part::Bytes(first..size.min(last.saturating_add(1))),
    }
}

/// One side of a range.
enum Figure {
    Bytes(u64),
    /// Nothing stands there.
    None,
    Nonsense,
}

fn figure(text: &str) -> Figure {
    let text = text.trim();
    if text.is_empty() {
        Figure::None
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Figure::Bytes(text.parse().unwrap_or(u64::MAX))
    } else {
        Figure::Nonsense
    }
}

/// A header that comes once.
fn one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().map(HeaderValue::to_str)?.ok()?;
    values.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(range: &str) -> Part {
        Asking { range: Some(range.to_owned()), ..Asking::default() }.part(1_000, "\"a\"")
    }

    #[test]
    fn one_range_is_understood_in_each_of_its_forms() {
        for (range, bytes) in [
            ("bytes=0-0", 0..1),
            ("bytes=10-19", 10..20),
            ("BYTES= 990-", 990..1_000),
            ("bytes=-5", 995..1_000),
            ("bytes=-5000", 0..1_000),
            ("bytes=999-99999999999999999999", 999..1_000),
        ] {
            assert_eq!(part(range), Part::Bytes(bytes), "{range}");
        }
    }

    #[test]
    fn beyond_the_end_is_nowhere_and_nonsense_is_the_whole() {
        for range in ["bytes=1000-", "bytes=1000-1001", "bytes=-0"] {
            assert_eq!(part(range), Part::Nowhere, "{range}");
        }
        for range in [
            "bytes=0-1,5-6",
            "bytes=5-4",
            "bytes=-",
            "lines=0-1",
            "bytes",
            "bytes=+1-2",
            "bytes=a-b",
        ] {
            assert_eq!(part(range), Part::Whole, "{range}");
        }
    }

    #[test]
    fn a_part_of_another_content_is_never_sent() {
        let asked = |if_range: &str| {
            let (range, if_range) = (Some("bytes=5-".to_owned()), Some(if_range.to_owned()));
            Asking { range, if_range, ..Asking::default() }.part(10, "\"a\"")
        };
        assert_eq!(asked("\"a\""), Part::Bytes(5..10));
        for other in ["\"b\"", "W/\"a\"", "Tue, 12 May 2026 14:32:00 GMT"] {
            assert_eq!(asked(other), Part::Whole, "{other}");
        }
    }
}
