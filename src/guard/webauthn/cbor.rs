//! The little of CBOR that keys are written in (CTAP2 canonical form): a reader that goes forward
//! once, allocates nothing, and refuses what it does not need.

/// What stands in the bytes that are left.
pub struct Reader<'a> {
    left: &'a [u8],
}

/// The kinds of things that we read or skip.
const UNSIGNED: u8 = 0;
const NEGATIVE: u8 = 1;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const SIMPLE: u8 = 7;

/// Things within things: CTAP2 allows four levels.
const DEEPEST: u8 = 6;

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { left: bytes }
    }

    /// What was not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.left
    }

    /// A whole number, negative ones included.
    pub fn number(&mut self) -> Option<i64> {
        match self.head()? {
            (UNSIGNED, value) => i64::try_from(value).ok(),
            (NEGATIVE, value) => i64::try_from(value).ok().map(|value| -1 - value),
            _ => None,
        }
    }

    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        match self.head()? {
            (BYTES, length) => self.take(length),
            _ => None,
        }
    }

    pub fn text(&mut self) -> Option<&'a str> {
        match self.head()? {
            (TEXT, length) => std::str::from_utf8(self.take(length)?).ok(),
            _ => None,
        }
    }

    /// How many pairs a map has; they follow, one after the other.
    pub fn map(&mut self) -> Option<u64> {
        match self.head()? {
            (MAP, pairs) => Some(pairs),
            _ => None,
        }
    }

    /// Goes past one thing, whatever it is.
    pub fn skip(&mut self) -> Option<()> {
        self.skip_within(DEEPEST)
    }

    fn skip_within(&mut self, levels: u8) -> Option<()> {
        let levels = levels.checked_sub(1)?;
        match self.head()? {
            (UNSIGNED | NEGATIVE | SIMPLE, _) => Some(()),
            (BYTES | TEXT, length) => self.take(length).map(drop),
            (ARRAY, items) => (0..items).try_for_each(|_| self.skip_within(levels)),
            (MAP, pairs) => (0..pairs).try_for_each(|_| {
                self.skip_within(levels)?;
                self.skip_within(levels)
            }),
            _ => None,
        }
    }

    /// The kind of the next thing, and its number or length. Lengths that are not written down
    /// (« indefinite ») are not canonical.
    fn head(&mut self) -> Option<(u8, u64)> {
        let (&first, rest) = self.left.split_first()?;
        let (kind, short) = (first >> 5, first & 0x1f);
        let more = match short {
            0..=23 => 0,
            24 => 1,
            25 => 2,
            26 => 4,
            27 => 8,
            _ => return None,
        };
        let (number, rest) = rest.split_at_checked(more)?;
        self.left = rest;
        let value = match more {
            0 => u64::from(short),
            _ => number.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)),
        };
        Some((kind, value))
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.left.split_at_checked(usize::try_from(length).ok()?)?;
        self.left = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    #[test]
    fn numbers_and_texts_are_those_of_the_standard() {
        // RFC 8949, appendix A.
        for (bytes, number) in [
            (&[0x17][..], 23),
            (&[0x18, 0x64], 100),
            (&[0x19, 0x03, 0xe8], 1000),
            (&[0x1a, 0x00, 0x0f, 0x42, 0x40], 1_000_000),
            (&[0x20], -1),
            (&[0x39, 0x03, 0xe7], -1000),
        ] {
            assert_eq!(Reader::new(bytes).number(), Some(number));
        }
        assert_eq!(Reader::new(&[0x64, b'I', b'E', b'T', b'F']).text(), Some("IETF"));
        assert_eq!(Reader::new(&[0x44, 1, 2, 3, 4]).bytes(), Some(&[1, 2, 3, 4][..]));
        let mut nested = Reader::new(&[0xa2, 0x61, b'a', 1, 0x61, b'b', 0x82, 2, 3, 7]);
        assert_eq!((nested.skip(), nested.number()), (Some(()), Some(7)));
    }

    #[test]
    fn what_is_cut_short_endless_too_deep_or_too_long_is_refused() {
        assert_eq!(Reader::new(&[]).number(), None);
        assert_eq!(Reader::new(&[0x19, 0x03]).number(), None);
        assert_eq!(Reader::new(&[0x44, 1, 2, 3]).bytes(), None);
        assert_eq!(Reader::new(&[0x5b, 255, 255, 255, 255, 255, 255, 255, 255]).bytes(), None);
        assert_eq!(Reader::new(&[0x9f, 1, 0xff]).skip(), None);
        assert_eq!(Reader::new(&[0x81; 64]).skip(), None);
        assert_eq!(Reader::new(&[0x3b, 255, 255, 255, 255, 255, 255, 255, 255]).number(), None);
        assert_eq!(Reader::new(&[0xbb, 255, 255, 255, 255, 255, 255, 255, 255]).skip(), None);
    }
}
